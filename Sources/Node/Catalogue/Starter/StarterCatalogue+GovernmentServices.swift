extension StarterCatalogue {
    /// 政务服务办: what the office of government services issues.
    static let governmentServices = StarterBureau(
        name: "政务服务办",
        documents: """
            typeCode: 11310107MB1K00019P001
            name: 行业综合许可证
            holderKind: legal
            collectFrom: 2022-11-07
            isPublic: true
            holderIsPublic: true
            level: 区县级
            issuerLevel: 区县级
            definingBody: 政务服务办
            catalogType: 1
            validity: 长期
            validityRule: 本证无独立有效期，各集成许可按各自有效期，照面显示其中最早到期日。
            basis: 《关于深化“一网通办”改革构建全方位服务体系的决定》第六条；沪府规〔2021〕5号
            unconfirmed: [typeCode, collectFrom, template, fields, validity]
            fields:
              - {key: industry, label: 行业名称, public: true, required: true}
              - {key: subject, label: 主体名称, public: true, required: true}
              - {key: premises, label: 经营场所, public: true, required: true}
              - {key: legalRep, label: 法定代表人}
              - {key: components, label: 集成许可信息, public: true, required: true}
            """
    )
}
