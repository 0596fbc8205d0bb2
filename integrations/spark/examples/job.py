"""A job to submit as it is: writes a million records as validated XML, reads them back, and counts.

    spark-submit --master 'local[2]' job.py FOLDER

``gongkai`` is taken from ``$GONGKAI``, else from ``$PATH``.
"""

import sys

from pyspark.sql import SparkSession

from gongkai_spark import GongkaiDataSource

folder = sys.argv[1] if len(sys.argv) > 1 else "gongkai-example"
spark = SparkSession.builder.appName("gongkai example").getOrCreate()
spark.dataSource.register(GongkaiDataSource)

permits = spark.range(0, 1_000_000, 1, 4).selectExpr(
    "id",
    "concat('溪许〔2024〕', id, '号') as number",
    "date_add(date'2024-01-01', cast(id % 366 as int)) as decided",
    "cast(id % 100000 as decimal(12, 2)) / 100 as fee",
    "case when id % 2 = 0 then '准予许可' else '不予许可' end as decision",
)
permits.write.format("gongkai").option("format", "xml").mode("overwrite").save(f"{folder}/permits")

written = spark.read.format("gongkai").load(f"{folder}/permits")
written.groupBy("decision").count().orderBy("decision").show()
spark.stop()
