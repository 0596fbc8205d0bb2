/// The words by which orders to publish are told, as the documents have them.
enum OrderWords {
    /// To make something public.
    static let verbs: WordList = """
        公开发布 公开公布 公布公开 公示公告 公告公示 公开 公布 发布 公示 披露 公告 刊登 刊发 刊载 上网
        """

    /// Directly behind a verb they show that it is no order: a relative clause, a point in time, another meaning.
    static let disqualifyingSuccessors: WordList = """
        的 之日 之时 后 前 以来 会 稿 申请 选拔 招聘 招标 招投标 招考 竞争 竞聘 透明 公平 公正 、公平 、公正 、透明 承诺 道歉 征求 征集 听取 遴选 拍卖
        出让 挂牌 日期 之外 范围 主体 程序 属性 与否 原则
        """

    /// Directly before a verb they show that it is done, not done, denied, or part of a name.
    static let disqualifyingPredecessors: WordList = """
        已 已经 未 不 不予 不得 不宜 不能 禁止 擅自 现予 现 尚未 拟 曾 依申请 自 新闻 政务 党务 免予 予以不
        """

    /// Behind a verb that is used as a noun: 公开工作.
    static let nominalTails: WordList = "工作 等工作 力度 机制 制度 发布工作 公告工作 的力度 有关工作"

    /// Verbs that take publication as their object: 做好…公开工作.
    static let supports: WordList = """
        做好 抓好 推进 推动 加强 加大 深化 推行 实行 实施 建立健全 建立完善 建立 健全 完善 强化 落实 开展
        """

    /// Verbs before which publication itself is meant, not something published.
    static let nominalContexts: WordList = """
        做好 抓好 推进 推动 加强 加大 深化 推行 实行 实施 建立 健全 完善 强化 落实 开展 规范 拓展 扩大 提高 增强 纳入 转为 促进 坚持 以 将 把 对 与
        """

    /// Without further words they name publication in general, which is no order to publish something.
    static let generalObjects: WordList = "政务 党务 信息 政府信息 政务信息 主动 依法 五"

    /// Words of manner directly before a verb. They show that it is done, not named.
    static let manners: WordList = """
        及时 主动 依法 依法依规 依规 定期 不定期 适时 实时 动态 持续 常态化 统一 集中 全面 全文 规范 有序 同步 准确 具体 具体地 积极 广泛 完整 真实 稳妥 一并
        分别 均 都 重点 逐步 逐项 逐一 率先 直接 另行 事前 事后 事先 事中 按时 按期 限期 如实 充分 公开 双向 在线 网上 首次 统筹 向社会 面向社会 对外 予以
        进行 加以 给予 按规定 按要求 应当 应 要 须 必须 需 需要 应该 可以 将 再 并 并且 也 还 同时 到位 按照规定 继续 进一步 着力 切实
        深入 不断 尤其是 特别是 扎实 认真 加快 大力 上网 还要
        按月 每月 按季度 每季度 按季 每季 每周 每日 每天 每年 按年 按周 按日 每半年 按年度 年度 按半年 每旬
        """

    /// When in a year, behind 每年 and its like.
    static let seasons: WordList = "第一季度 第二季度 第三季度 第四季度 一季度 二季度 三季度 四季度 年初 年底 年末 月初 月底 月末"

    /// Between words of manner or verbs; alone they show nothing.
    static let links: WordList = "、 和 或 地 以及"

    /// Those that order or forbid by themselves.
    static let modals: WordList = "应当 应 要 须 必须 需 需要 应该 负责 均应 都要 均要"

    /// Words that begin a phrase of place or means: 通过…网站.
    static let prepositions: WordList = """
        通过 在 利用 依托 按照 根据 经 于 由 除 为 围绕 借助 立足 依据 运用 结合 以 从 针对 随着 为了 由于 针对 参照 会同
        """

    /// Verbs before which an object of publication was made: 编制…目录,并向社会公布.
    static let makings: WordList = """
        编制完成 编制调整 编制 制定完善 制定 制订 完成 调整 形成 汇总 建立完善 建立健全 建立 落实好 落实 完善 健全 做好 梳理 收集 采集 整理 统计 更新 确定 明确 拟定 拟订 出台 开展
        """

    /// Verbs that may stand before one of publication and share its object: 采集和发布.
    static let sharedVerbs: WordList = "采集 汇总 编制 制定 制订 收集 整理 统计 梳理 形成 更新 确定 审核 记录 修订 解读 推送 报送 征集"

    /// Verbs behind one of publication that share its object: 发布推广….
    static let sharingVerbs: WordList = "解读 推广 并解读 和解读 更新 、解读 并推广"

    /// Verbs that have somebody else publish: 指导各地公开….
    static let causatives: WordList = "指导 督促 推动 组织 要求 督促指导 指导督促 指导、督促 协调"

    /// What the names of bodies end with.
    static let bodies: WordList = """
        政府 部门 单位 机关 局 委 委员会 办 办公室 机构 企业 中心 银行 法院 检察院 大队 街道 办事处 学校 医院 公司 各地 地区 集团 领导小组 行政村 村 社区 协会 管委会 厅 处 院
        """

    /// What a document says of itself as a whole.
    static let generalities: WordList = "总体要求 指导思想 总体思路 基本原则 总体目标"

    /// Publications that are put on the net: 政府公报…上网.
    static let publications: WordList = "公报 公告 文件 信息 数据 目录 年报 年鉴 档案"

    /// How often, with the code of each.
    static let frequencies: WordList = """
        按月 每月 按季度 每季度 按季 每季 每周 按周 每日 每天 按日 每年 按年度 按年 每半年 定期 及时 适时 实时 动态 常态化 持续 第一时间
        """
}
