import District
import SignedLog
import Signing

extension ActTests {
    /// One act of each kind, the same for ever.
    static func makeRows() -> [Row] {
        authorityRows + officeRows + itemRows + nodeRows + upkeepRows
    }

    private static let office = OfficeID(bytes32("office"))
    private static let genesis = DocumentID(bytes32("genesis"))
    private static let item = DocumentID(bytes32("item"))
    private static let node = DocumentID(bytes32("node"))
    private static let nonce = bytes16("nonce")
    private static let tips = [EntryID(bytes32("tip 1")), EntryID(bytes32("tip 2"))]

    private static var authorityRows: [Row] {
        let genesisAct = GenesisAct(
            rootKey: key("root 0").publicKey,
            recoveryKey: key("recovery 0").publicKey,
            name: "普陀区",
            areaCode: "310107"
        )
        let rotation = RotationAct(nextRoot: key("root 1").publicKey, nextRecovery: key("recovery 1").publicKey)
        let logs = [
            TrustedLog(
                log: LogID(bytes32("log")),
                tips: [
                    TrustedTip(epoch: Epoch(bytes16("epoch 1")), number: 49, id: tips[0]),
                    TrustedTip(epoch: Epoch(bytes16("epoch 2")), number: 0, id: tips[1]),
                ]
            ),
            TrustedLog(log: LogID(bytes32("emptied log")), tips: []),
        ]
        let oldRoot = key("root 0").publicKey
        return [
            Row("genesis", .genesis(genesisAct), .genesis(genesisAct, nonce: nonce)),
            Row(
                "rotation",
                .rotation(rotation),
                .rotation(rotation, of: genesis, parents: [genesis.founding], trusting: tips)
            ),
            Row(
                "cut",
                .cut(CutAct(trusting: logs)),
                .cut(nodeKey: node, parents: [node.founding], trusting: logs)
            ),
            Row(
                "cut-root",
                .cut(CutAct(root: oldRoot)),
                .cut(root: oldRoot, of: genesis, parents: [genesis.founding], trusting: tips)
            ),
        ]
    }

    private static var officeRows: [Row] {
        let officeAct = OfficeAct(code: "11310107000000002B", name: "教育局", roles: [.issuing, .using])
        let heir = OfficeID(bytes32("heir"))
        let calendar = CalendarAct(
            year: 2026,
            exceptions: [.init(date: 20_260_214, isWorkingDay: true), .init(date: 20_260_216, isWorkingDay: false)],
            source: "国办发明电〔2025〕7号"
        )
        let standards = StandardsAct(values: [
            StandardName.completionWorkingDays.rawValue: 3, StandardName.silentHours.rawValue: 48,
        ])
        return [
            Row("office", .office(officeAct), .office(officeAct, nonce: nonce)),
            Row("office-changed", .office(officeAct), .office(officeAct, changing: office, parents: [office.founding])),
            Row(
                "take-over",
                .takeOver(TakeOverAct(heir: heir)),
                .takeOver(of: office, parents: [office.founding], by: heir)
            ),
            Row("standards", .standards(standards), .standards(standards, nonce: nonce)),
            Row("calendar", .calendar(calendar), .calendar(calendar, nonce: nonce)),
        ]
    }

    private static var itemRows: [Row] {
        let submission = SubmitItemAct.sample(office)
        let second = SubmitItemAct.sample(office, version: 2)
        let approval = ApproveItemAct(version: 1, submission: item.founding)
        let returned = ReturnItemAct(submission: item.founding, reasons: ["地址应为公开", "有效期限范围与条例不符"])
        let lease = LeaseAct(
            office: office,
            blocks: [LeaseBlock(node: node, item: item, numbers: 1...5_000)],
            year: 2026
        )
        let leaseAfterBurn = LeaseAct(
            office: office,
            blocks: [LeaseBlock(node: node, item: item, numbers: 5_001...9_000)],
            year: 2026,
            burns: [ActID(bytes32("burn"))]
        )
        return [
            Row("submit-item", .submitItem(submission), .submitItem(submission, nonce: nonce)),
            Row("submit-item-again", .submitItem(second), .submitItem(second, item: item, parents: [item.founding])),
            Row(
                "approve-item",
                .approveItem(approval),
                .approveItem(approval, item: item, parents: [item.founding])
            ),
            Row("retire-item", .retireItem(RetireItemAct()), .retireItem(item, parents: [item.founding])),
            Row("return-item", .returnItem(returned), .returnItem(returned, item: item)),
            Row("lease", .lease(lease), .lease(lease, nonce: nonce)),
            Row("lease-after-burn", .lease(leaseAfterBurn), .lease(leaseAfterBurn, nonce: nonce)),
        ]
    }

    private static var nodeRows: [Row] {
        let nodeKey = NodeKeyAct(
            key: key("counter").publicKey,
            boxKey: BoxPublicKey(bytes32("box")),
            office: office,
            nodeKind: .bureau,
            code: "A001"
        )
        let endpoint = EndpointAct(addresses: ["hub.example:7443", "10.0.0.7:7443"], certificate: [0x30, 0x82, 0x01])
        let incident = IncidentAct(office: office, cause: "机房断电")
        let declared = IncidentAct(
            office: office,
            cause: "台风致光缆中断",
            day: 20_220_928,
            operations: [.issue, .collect],
            measures: "手工制发纸质证照"
        )
        let cleared = IncidentAct(office: office, step: .clear, cause: "线路恢复", day: 20_220_930)
        let incidentDocument = DocumentID(bytes32("incident"))
        return [
            Row("node-key", .nodeKey(nodeKey), .enroll(nodeKey, nonce: nonce)),
            Row("endpoint", .endpoint(endpoint), .endpoint(endpoint, of: node, parents: [node.founding])),
            Row("burn-blocks", .burnBlocks(BurnBlocksAct()), .burnBlocks(of: node, parents: [node.founding])),
            Row("incident", .incident(incident), .incident(incident, nonce: nonce)),
            Row("incident-declared", .incident(declared), .incident(declared, nonce: nonce)),
            Row(
                "incident-cleared",
                .incident(cleared),
                .incident(cleared, of: incidentDocument, parents: [incidentDocument.founding])
            ),
        ]
    }

    private static var upkeepRows: [Row] {
        let receipt = ReceiptAct(wanted: 3, tips: tips)
        let adoption = AdoptAct(entries: tips)
        let proof = ForkProofAct(first: forkedFork.first.cose, second: forkedFork.second.cose)
        return [
            Row("fork-proof", .forkProof(proof), .forkProof(forkedFork, nonce: nonce)),
            Row("receipt", .receipt(receipt), .receipt(receipt, nonce: nonce)),
            Row("adopt", .adopt(adoption), .adopt(adoption, nonce: nonce)),
        ]
    }

    /// Two entries that one key signed for one place.
    private static let forkedFork: Fork = {
        var scene = Scene()
        let office = scene.office("教育局")
        var pen = scene.pen(scene.node("counter", of: office))
        var twin = pen
        let headers = [SignedHeader(scene.issues(&pen)), SignedHeader(scene.issues(&twin))]
        guard let fork = Fork(headers[0], headers[1]) else { preconditionFailure("no fork") }
        return fork
    }()
}
