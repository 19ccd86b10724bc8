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
        var faults: [FaceFault] = []
        // Where they lie, here and below: to take a pair out of its map costs more than to judge it.
        let stated = content.fields.pairs
        let pairs = stated.span
        for index in pairs.indices {
            guard case .text(let key) = pairs[index].key else { continue }
            guard let fault = fault(key, pairs[index].value, holderType: type) else { continue }
            faults.append(FaceFault(field: key, fault: fault))
        }
        addMissing(content.fields, to: &faults)
        return faults
    }

    private func fault(_ key: Text, _ value: CBOR, holderType: HolderCodeType?) -> FieldFault? {
        // No switch: its patterns would ask for `==` by a table.
        if key == ReservedField.holderType { return holderFault(holderType) }
        if key == ReservedField.holderCode || key == ReservedField.holderName {
            return clearFault(value, mayBeClear: isHolderClear(holderType), type: .text)
        }
        if key == ReservedField.reason { return clearFault(value, mayBeClear: false, type: .text) }
        guard let index = index(of: key) else { return .unknown }
        return clearFault(value, mayBeClear: fields[index].isPublic, type: fields[index].type)
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
