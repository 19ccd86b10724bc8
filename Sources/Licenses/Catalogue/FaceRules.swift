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
        for pair in content.fields.pairs {
            guard let key = pair.key.asText, let fault = fault(key, pair.value, holderType: type) else { continue }
            faults.append(FaceFault(field: key, fault: fault))
        }
        addMissing(content.fields, to: &faults)
        return faults
    }

    private func fault(_ key: Text, _ value: CBOR, holderType: HolderCodeType?) -> FieldFault? {
        switch key {
        case ReservedField.holderType:
            return holderFault(holderType)
        case ReservedField.holderCode, ReservedField.holderName:
            return clearFault(value, mayBeClear: isHolderClear(holderType), type: .text)
        case ReservedField.reason:
            return clearFault(value, mayBeClear: false, type: .text)
        default:
            guard let field = field(key) else { return .unknown }
            return clearFault(value, mayBeClear: field.isPublic, type: field.type)
        }
    }

    private func holderFault(_ type: HolderCodeType?) -> FieldFault? {
        guard let type else { return .unknownHolderType }
        return holderKind.admits(type) ? nil : .holderKind
    }

    private func clearFault(_ value: CBOR, mayBeClear: Bool, type: FieldType) -> FieldFault? {
        if value.asBytes != nil { return nil }
        return mayBeClear ? type.fault(in: value) : .clear
    }

    private static let holderFields = [ReservedField.holderCode, ReservedField.holderName]

    private func addMissing(_ stated: CBORMap, to faults: inout [FaceFault]) {
        for key in Self.holderFields where !Self.isStated(key, in: stated) {
            faults.append(FaceFault(field: key, fault: .missing))
        }
        let fields = self.fields
        for index in fields.indices where fields[index].isRequired && !Self.isStated(fields[index].key, in: stated) {
            faults.append(FaceFault(field: fields[index].key, fault: .missing))
        }
    }

    private static func isStated(_ key: Text, in stated: CBORMap) -> Bool {
        stated.pairs.contains { pair in
            guard case .text(let text) = pair.key else { return false }
            return text == key
        }
    }

    /// Whether holders of this type stand in acts in clear: never a natural person, whatever the item says.
    func isHolderClear(_ type: HolderCodeType?) -> Bool {
        guard let type else { return false }
        return holderIsPublic && !type.isNaturalPerson
    }
}
