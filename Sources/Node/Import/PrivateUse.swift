/// Characters that Unicode gives no meaning (private use, The Unicode Standard, section 23.5): rare Han characters as one
/// system's font draws them. In another system's they are another character, or none, so no license may be made of them.
enum PrivateUse {
    /// The place of the first one among the text's characters, 1 being the first; nil if there is none, or if the bytes
    /// are no UTF-8, which others tell.
    static func position(in utf8: ArraySlice<UInt8>) -> Int? {
        // By the bytes alone first: they begin with EE, EF, F3 or F4, and few texts have any of these.
        guard utf8.contains(where: { $0 == 0xEE || $0 == 0xEF || $0 >= 0xF3 }) else { return nil }
        let scalars = String(decoding: utf8, as: UTF8.self).unicodeScalars
        return scalars.enumerated().first { $1.properties.generalCategory == .privateUse }.map { $0.offset + 1 }
    }
}
