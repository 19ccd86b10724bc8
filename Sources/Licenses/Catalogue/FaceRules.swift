package import SignedLog

/// One field of a face and the rule that it breaks.
package struct FaceFault: Hashable, Sendable {
    package let field: Text
    package let fault: FieldFault

    package init(field: Text, fault: FieldFault) {
        (self.field, self.fault) = (field, fault)
    }
}

extension CatalogueItem {
    /// What is wrong with the face of a content act under this version of the item, in the order of the act's fields
    /// and then of the item's. A commitment is taken for what it should be: no fold reads a disclosed value.
    package func faults(in content: Content) -> [FaceFault] {
        let type = HolderCodeType(utf8: content.holderType.utf8.array)
        let order = faceOrder
        var (faults, place, demandedCount): ([FaceFault], Int, Int) = ([], 0, 0)
        // Where they lie: to take a pair out of its map costs more than to judge it.
        let stated = content.fields.pairs
        let pairs = stated.span
        for index in pairs.indices {
            guard case .text(let key) = pairs[index].key else { continue }
            let role = order.role(of: key, from: &place)
            if let role, FaceOrder.isDemanded(role, of: fields) { demandedCount += 1 }
            guard let fault = fault(role, pairs[index].value, holderType: type) else { continue }
            faults.append(FaceFault(field: key, fault: fault))
        }
        // As a rule nothing is missing, and then it need not be looked for.
        if demandedCount < order.demandedCount { addMissing(content.fields, to: &faults) }
        return faults
    }

    private func fault(_ role: FaceOrder.Role?, _ value: CBOR, holderType: HolderCodeType?) -> FieldFault? {
        switch role {
        case .holderType: holderFault(holderType)
        case .holderCode, .holderName: clearFault(value, mayBeClear: isHolderClear(holderType), type: .text)
        case .reason: clearFault(value, mayBeClear: false, type: .text)
        case .field(let index): clearFault(value, mayBeClear: fields[index].isPublic, type: fields[index].type)
        case nil: .unknown
        }
    }

    private func holderFault(_ type: HolderCodeType?) -> FieldFault? {
        guard let type else { return .unknownHolderType }
        return holderKind.admits(type) ? nil : .holderKind
    }

    private func clearFault(_ value: CBOR, mayBeClear: Bool, type: FieldType) -> FieldFault? {
        if case .bytes = value { return nil }
        return mayBeClear ? type.fault(in: value) : .clear
    }

    private static let holderFields = [ReservedField.holderCode, ReservedField.holderName]

    private func addMissing(_ stated: CBORMap, to faults: inout [FaceFault]) {
        for key in Self.holderFields where !stated.holds(key) {
            faults.append(FaceFault(field: key, fault: .missing))
        }
        let fields = self.fields
        for index in fields.indices where fields[index].isRequired && !stated.holds(fields[index].key) {
            faults.append(FaceFault(field: fields[index].key, fault: .missing))
        }
    }

    /// Whether holders of this type stand in acts in clear: never a natural person, whatever the item says.
    func isHolderClear(_ type: HolderCodeType?) -> Bool {
        guard let type else { return false }
        return holderIsPublic && !type.isNaturalPerson
    }
}
