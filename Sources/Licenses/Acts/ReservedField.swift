package import SignedLog

/// Field keys that every content act has, beside those of its catalogue item. No face field may have one of them.
package enum ReservedField {
    /// 持证主体代码类型代码 (GB/T 36903 annex A), three digits, always clear.
    package static let holderType: Text = "holder/type"
    /// 持证主体代码.
    package static let holderCode: Text = "holder/code"
    /// 持证主体.
    package static let holderName: Text = "holder/name"
    /// Why an act was done, in words: always committed, since it may name persons.
    package static let reason: Text = "reason"

    /// Face fields may not begin so: the part before the slash says whose key it is.
    static let prefixes: [Text] = ["holder/", "about/"]

    package static func isReserved(_ key: Text) -> Bool {
        key == reason || prefixes.contains { key.hasPrefix($0) }
    }
}
