import SignedLog

/// The keys that the face of an item's license may have, in the order in which acts have them: so a face is written from
/// its first key to its last, and read beside it.
struct FaceOrder: Sendable {
    /// What a key stands for.
    enum Role: Sendable {
        case holderType, holderCode, holderName, reason
        /// By its place among the item's fields.
        case field(Int)
    }

    /// Sorted as the keys of a map, none twice.
    let keys: [Text]
    /// Of each key.
    let roles: [Role]
    /// How many keys a face must have, that of the holder's type apart, without which it is no face.
    let demandedCount: Int

    init(_ fields: [FaceField]) {
        var sorted: [(key: Text, role: Role)] = [
            (ReservedField.holderType, .holderType), (ReservedField.holderCode, .holderCode),
            (ReservedField.holderName, .holderName), (ReservedField.reason, .reason),
        ]
        sorted += fields.enumerated().map { ($0.element.key, .field($0.offset)) }
        sorted.sort { CBOR.isEncodedBefore(.text($0.key), .text($1.key)) }
        (keys, roles) = (sorted.map(\.key), sorted.map(\.role))
        demandedCount = roles.count { Self.isDemanded($0, of: fields) }
    }

    /// Whether each face must have what a key stands for; that it has the holder's type is checked before it is a face.
    static func isDemanded(_ role: Role, of fields: [FaceField]) -> Bool {
        switch role {
        case .holderCode, .holderName: true
        case .field(let index): fields[index].isRequired
        case .holderType, .reason: false
        }
    }

    /// What the next key of a face stands for; nil if it is none of these.
    ///
    /// - Parameter place: behind that of the key before; left behind that of this one.
    func role(of key: Text, from place: inout Int) -> Role? {
        let keys = keys.span
        for index in place..<keys.count where keys[index] == key {
            place = index + 1
            return roles[index]
        }
        return nil
    }
}
