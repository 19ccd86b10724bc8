package import Words

/// What a proof establishes about a license, what it leaves open, and what in it contradicts itself. Raw values are
/// those of `verify --json`.
package enum StatementPoint: String, CaseIterable, Worded {
    // Established
    case signed, enrolled, competent, disclosed, state, witnessed
    // Not established
    case laterActs = "later-acts"
    case standing
    case undisclosed
    case noWitness = "no-witness"
    case notSealed = "not-sealed"
    case notDelivered = "not-delivered"
    case itemNotShown = "item-not-shown"
    // Contradicted
    case signatureInvalid = "signature-invalid"
    case proofInvalid = "proof-invalid"
    case disclosureInvalid = "disclosure-invalid"
    case actInvalid = "act-invalid"
    case otherDistrict = "other-district"

    package var wording: Wording {
        switch self {
        case .signed: Wording("签名有效，内容未被改动", "the signature is valid: nothing was altered")
        case .enrolled: Wording("签名时节点已登记入网", "the node was enrolled when it signed")
        case .competent: Wording("签名时单位有权作出此行为", "the office was competent when it signed")
        case .disclosed: Wording("所示内容与承诺值一致", "what is shown opens its commitments")
        case .state: Wording("按文件所载，证照状态为：{state}", "by what the file holds, the license is {state}")
        case .witnessed: Wording("见证节点已收存", "a witness holds it")
        case .laterActs: Wording("此后是否另有变更、暂扣或终止", "whether it was changed, suspended or ended since")
        case .standing: Wording("签名节点的密钥此后是否被停用或分叉", "whether the node's key was cut off, or its log forked, since")
        case .undisclosed: Wording("文件未披露的内容", "what the file does not disclose")
        case .noWitness: Wording("最晚何时已存在（无见证回执）", "when it existed at the latest (no witness's receipt)")
        case .notSealed: Wording("市电子证照库尚未签章（待签章）", "that the city has sealed it (awaiting the seal)")
        case .notDelivered: Wording("是否已送达持证主体", "that it was delivered to its holder")
        case .itemNotShown:
            Wording("证照状态与照面信息名称：文件未含目录项", "the state and the fields' names: the catalogue item is not in the file")
        case .signatureInvalid: Wording("签名无效", "a signature is invalid")
        case .proofInvalid: Wording("行为不属于所签条目", "an act is not part of the entry that was signed")
        case .disclosureInvalid: Wording("所示内容与承诺值不符", "what is shown does not open its commitment")
        case .actInvalid: Wording("行为无效", "an act is invalid")
        case .otherDistrict: Wording("属于另一个区", "it is of another district")
        }
    }
}
