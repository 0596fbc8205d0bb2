/// The configuration that `gongkai release init` writes.
package enum ConfigurationTemplate {
    package static let text = """
        # 数据发布配置 · Configuration of a release of open data
        # 路径均相对于本文件所在文件夹。 All paths are relative to the folder of this file.

        # 系列名称：小写字母、数字和连字符。 The name of the series: lower-case letters, digits and hyphens.
        series: open-data
        # 期别，即发布文件夹名：年、月、季或日，同期再发加序号（2024-03.2）。
        # The period, which is the name of the folder: a year, month, quarter or day; 2024-03.2 for one more of the same.
        period: 2024-03
        # 发布日期；省略时取环境变量 SOURCE_DATE_EPOCH。 The day of the release; without it that of SOURCE_DATE_EPOCH.
        released: 2024-04-10
        # 标题与说明，中英文；也可只写一种。 Title and description in Chinese and English, or one text for both.
        title: {zh: 某市政务公开数据, en: Open data of the city}
        description:
          zh: 本期公报及政务公开要点所列数据集。
          en: The gazette and the datasets of the disclosure work points.

        # 发布机构；统一社会信用代码和网址可省略。 Who publishes; credit code and address may be left out.
        publisher:
          name: 某市人民政府办公室
          # credit-code: 统一社会信用代码
          address: https://www.example.gov.cn/
        # 使用许可。 What people may do with the data.
        licence:
          name: CC-BY-4.0
          title: 知识共享署名4.0国际许可协议
          address: https://creativecommons.org/licenses/by/4.0/
        # 联系方式；邮箱和电话可省略。 Whom to ask; e-mail and telephone may be left out.
        contact:
          name: 某市人民政府办公室政务公开科
          email: open-data@example.gov.cn
          # telephone: 0000-00000000
        # 各期发布包在网上的位置，以 / 结尾。 Where the releases stand on the web, with a slash at the end.
        homepage: https://data.example.gov.cn/releases/

        # 公文：公报或单件公文，格式一般可自动识别。 Documents: gazettes or lone documents; the format is mostly recognised.
        documents: []
        #  - path: gazette-2024-03.txt
        #    format: gazette

        # 数据集：名称、数据文件，及其模式（文件，或本程序目录中的名称；省略时同数据集名）。
        # Datasets: name, file, and schema: a file or a name of the catalogue; without it that of the dataset's name.
        datasets: []
        #  - name: administrative-penalties
        #    path: penalties.csv
        #    schema: administrative-penalties
        #    format: csv

        # 写出的格式。 The formats to write.
        formats:
          datasets: [csv, json, ndjson, xml, xlsx]
          documents: [xml, json, html, markdown]
        # CSV：是否加字节顺序标记（便于办公软件识别 UTF-8）；是否防止单元格被当作公式。
        # CSV: whether to begin with a byte order mark, by which spreadsheets know UTF-8; whether to guard cells that look
        # like formulas.
        csv:
          byte-order-mark: true
          guard-formulas: false

        # 字段的脱敏：publish、mask、hash、generalise、drop 或 refuse。
        # What is done with fields that are not for everybody: publish, mask, hash, generalise, drop or refuse.
        # redaction:
        #   administrative-penalties:
        #     counterparty-id: mask
        # hash 所用密钥文件。 The file with the key for hash.
        # hash-key: hash.key

        # 对检查发现的放行，须说明理由；in 和 field 可省略。
        # Findings of the gate that are let pass, with the reason; "in" and "field" may be left out.
        # waivers:
        #   - rule: gate.landline-number
        #     in: administrative-penalties
        #     field: note
        #     reason: 公开的咨询电话

        # 签署清单的私钥文件（OpenSSH）。 The file with the private key that signs the manifest (OpenSSH).
        # signing-key: release.key

        # 对“及时”“适时”等无日期用语给定的天数。 How many days words without a date are given.
        # deadlines:
        #   prompt: 20

        """
}
