/// Why bytes are not the JSON that we take. Offsets count bytes from 0.
package enum JSONProblem: Error, Hashable, Sendable {
    case malformed(offset: Int)
    case invalidUTF8
    /// The same name twice in one object: one of the two values would be lost.
    case repeatedName(String, offset: Int)
    /// A number with a fraction or an exponent, or beyond 64 bits.
    case notAnInteger(offset: Int)
    case tooDeep(offset: Int)
}
