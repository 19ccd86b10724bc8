import SignedLog

/// Findings about what one content act states, by the catalogue version that it names.
enum ContentFindings {
    static func of(_ act: ActID, _ content: Content, item: CatalogueItem) -> [Finding] {
        var findings = item.faults(in: content).map { Finding.face(act, $0) }
        if let identifier = content.identifier { findings += self.identifier(act, identifier, content, item) }
        if isPersonal(content.number) { findings.append(.personalNumber(act, .number)) }
        if isPersonal(content.ground) { findings.append(.personalNumber(act, .ground)) }
        if isPersonal(content.basis) { findings.append(.personalNumber(act, .basis)) }
        return findings
    }

    private static func isPersonal(_ text: Text?) -> Bool { text.map(PersonalNumber.isEmbedded) ?? false }

    private static func identifier(
        _ act: ActID,
        _ identifier: Text,
        _ content: Content,
        _ item: CatalogueItem
    ) -> [Finding] {
        do {
            let parsed = try LicenseIdentifier(parsing: identifier.utf8.array)
            if parsed.typeCode != item.typeCode.utf8.slice { return [.identifier(act, .otherType)] }
            if parsed.version != content.version { return [.identifier(act, .otherVersion(parsed.version))] }
            // Type and issuer are codes of bodies; a person's number can only stand in the serial.
            return PersonalNumber.isEmbedded(in: parsed.serial) ? [.personalNumber(act, .identifier)] : []
        } catch {
            return [.identifier(act, .malformed(error))]
                + (PersonalNumber.isEmbedded(in: identifier) ? [.personalNumber(act, .identifier)] : [])
        }
    }
}
