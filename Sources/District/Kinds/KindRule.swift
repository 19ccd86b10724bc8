/// One row of the table of kinds: who may write an act of this kind, and for whom to read.
package struct KindRule: Hashable, Sendable {
    package let kind: Kind
    /// What the flag of every act of this kind must say; an act that says otherwise is invalid.
    package let isCritical: Bool
    /// Whether the act founds a document (true), continues one (false), or may do either (nil).
    package let isFounding: Bool?
    package let audience: AudienceRule
    package let author: AuthorRule
}

/// For whom an act of a kind is written.
package enum AudienceRule: Hashable, Sendable {
    case district
    /// Exactly one office: the one whose document it is.
    case oneOffice
    /// Exactly two: the office objected to, and the objector's.
    case twoOffices
    /// That of the logs that the act is about; each reference is held against it.
    case ofTheLogs
}

/// Who may write an act of a kind.
package enum AuthorRule: Hashable, Sendable {
    /// The root key that the act itself names: genesis alone.
    case rootItNames
    case recovery
    case root
    /// The node whose key the document is.
    case nodeItself
    /// A node of the office that the act names in its body (key 102).
    case nodeOfNamedOffice
    case anyNode
    /// A node of the one office of the audience. With `superior` the district office too, as the superior authority
    /// (行政许可法 §69).
    case nodeOfOffice(superior: Bool)
    /// A node of one of the offices of the audience.
    case nodeOfAudience
    /// A node of an office of the audience (in the district audience: of the adopted key's office) or of the
    /// district office, and never the adopted key itself.
    case adopter
    case city
    /// Hub or city.
    case witness
}
