/// Words beside digits that say what these are.
enum ContextWords {
    /// A word and the kind of data that it announces.
    struct Word: Sendable {
        let text: [UInt8]
        let kind: PersonalDataKind

        /// Whether it stands anywhere in a text.
        func stands(in bytes: UnsafeRawBufferPointer) -> Bool { bytes.holds(text) }
    }

    static let kinds: [Word] =
        words(.identityNumber, "身份证 身份号 公民身份 证件号 idcard identity")
        + words(.mobileNumber, "手机 电话 联系方式 移动电话 短信 微信 tel phone mobile")
        + words(.landlineNumber, "电话 联系方式 座机 固话 宅电 热线 传真 tel phone")
        + words(.bankCard, "银行卡 卡号 储蓄卡 借记卡 信用卡 收款账 账号 帐号 bankcard")
        + words(.passport, "护照 passport") + words(.travelPermit, "通行证 回乡证 台胞证 返乡证")
        + words(.email, "邮箱 邮件 email e-mail")

    /// Words of a home, by which a number of a house is enough.
    static let homes = texts(
        """
        住址 家庭地址 家庭住 户籍地 户籍所在 户口所在 户口地址 户籍住 居住地 居住于 居住在 现居 现住 家住 住在 暂住地 \
        常住地 房屋坐落 收货地址 收件地址 通讯地址 homeaddress
        """)

    /// Words that end right before an address and make it a home.
    static let homesAtEnd = texts("户籍 户口 住 住所 居住")

    /// Words of codes, amounts and counts.
    static let others = texts(
        """
        编号 编码 代码 单号 流水 订单 批号 文号 案号 条码 条形码 合同 发票 isbn issn 序号 受理号 登记号 注册号 备案 凭证 运单 \
        税号 索引号 时间戳 校验码 型号 设备号 追溯码 档案号 票号 交易号 许可证 金额 总额 收入 支出 余额 资金 投资 产值 人民币 \
        合计 共计 总计 增加值 面积 产量 数量 人口 code amount
        """)

    /// Units behind a number that is counted or measured.
    static let units = texts("元 万 亿 吨 千 平方 立方 公里 米 亩 人次 户 件 个 台 辆 度 % 美元 号 次 股 份 页 字节")

    /// Words of where people work, not live.
    static let offices = texts("行政中心 大厦 大楼 办公 政府 写字楼 商务 广场 科技园 产业园 创业园 园区 窗口 服务中心 法院 委员会 管委会 公司 会议 学校 医院")

    /// What an address is made of, above the house.
    static let localities = texts("路 街 巷 弄 道 村 社区 小区 花园 公寓 苑 里 胡同 屯 庄 坊 园 庭 湾 镇 乡 城 宿舍 府 邸 墅 浜 埭")

    static let estates = texts("小区 花园 公寓 苑 新村 家园 庭 邸 府 墅 城 湾 宿舍")

    static let creditCode = Array("信用代码".utf8)

    private static func texts(_ text: String) -> [[UInt8]] { text.split(separator: " ").map { Array($0.utf8) } }

    private static func words(_ kind: PersonalDataKind, _ text: String) -> [Word] {
        texts(text).map { Word(text: $0, kind: kind) }
    }
}

extension UnsafeRawBufferPointer {
    /// Whether bytes stand at an offset.
    @inline(__always)
    func has(_ other: [UInt8], at offset: Int) -> Bool {
        guard offset >= 0, offset + other.count <= count else { return false }
        for index in other.indices where self[offset + index] != other[index] { return false }
        return true
    }

    /// Whether bytes stand anywhere.
    func holds(_ other: [UInt8]) -> Bool { last(other) != nil }

    /// The offset behind the last place where bytes stand.
    func last(_ other: [UInt8]) -> Int? {
        guard count >= other.count else { return nil }
        var offset = count - other.count
        while offset >= 0 {
            if has(other, at: offset) { return offset + other.count }
            offset -= 1
        }
        return nil
    }
}
