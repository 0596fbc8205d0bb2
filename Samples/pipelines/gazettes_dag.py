"""A DAG of Airflow: converts the texts of a day, and validates what came of them.

Airflow's BashOperator takes an exit status of 99 for a task that is to be skipped; gongkai never exits so. Status 1 says that
an input has errors, with its output there all the same, so the first task lets it pass and the second one tells.
"""

import os
from datetime import datetime

from airflow import DAG

try:
    from airflow.providers.standard.operators.bash import BashOperator
except ImportError:
    from airflow.operators.bash import BashOperator

GONGKAI = os.environ.get("GONGKAI", "gongkai")

with DAG("gazettes", start_date=datetime(2024, 1, 1), schedule="@daily", catchup=False) as dag:
    convert = BashOperator(
        task_id="convert",
        bash_command=f"{GONGKAI} convert $TEXTS/*.txt -t xml -o $XML/ --force --log json --metrics $XML/convert.prom || [ $? = 1 ]",
        append_env=True,
    )
    validate = BashOperator(
        task_id="validate", bash_command=f"{GONGKAI} validate $XML/*.xml --diagnostics json", append_env=True)
    convert >> validate
