import Words

/// Tokens of the API: who has one, what it allows, how long it holds.
package struct TokenListText {
    private let answer: JSON

    package init(answer: JSON) { self.answer = answer }

    package var lines: [String] {
        let tokens = answer["tokens"].array
        guard !tokens.isEmpty else { return [Phrase.noTokens.text] }
        var table = Table([Label.name, .scopes, .createdAt, .lastDay, .revokedAt].map(\.text))
        for token in tokens {
            table.add([
                token["name"].plainText, token["scopes"].plainText, InstantText.text(token["createdAt"]) ?? "—",
                token["lastDay"].string ?? "—", Self.end(of: token),
            ])
        }
        return table.lines
    }

    private static func end(of token: JSON) -> String {
        guard token["revoked"].isTrue else { return "—" }
        return InstantText.text(token["revokedAt"]) ?? Phrase.noClock.text
    }
}
