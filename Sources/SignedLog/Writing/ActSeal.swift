import Signing

/// Turns drafts into acts: derives the salts from a seed, puts commitments in the values' places.
struct ActSeal {
    let log: LogID
    let context: Bytes32

    /// A class, because a thousand of them are handed from worker to worker; nothing in it changes.
    final class Sealed: Sendable {
        let bytes: [UInt8]
        let id: ActID
        let act: Act
        /// Nil if nothing is committed to.
        let disclosure: FullDisclosure?

        fileprivate init(bytes: [UInt8], id: ActID, act: Act, disclosure: FullDisclosure?) {
            (self.bytes, self.id, self.act, self.disclosure) = (bytes, id, act, disclosure)
        }
    }

    /// - Parameter seed: fresh from a good generator; of a draft that commits to nothing it is not used.
    func sealed(_ draft: ActDraft, seed: Bytes16) throws(EntryRefusal) -> Sealed {
        let values = try draft.committedValues()
        let commit = { (key: Text, value: CBOR) -> CBOR in
            let salt = Commitment.salt(seed: seed, key: key)
            return .bytes(Commitment.make(log: log, salt: salt, key: key, value: value))
        }
        let act = try draft.act(commit)
        let bytes = act.encoded()
        guard bytes.count <= Act.byteLimit else { throw .actTooLarge(byteCount: bytes.count) }
        let id = Derivation.act(context, bytes)
        let disclosure = values.isEmpty ? nil : FullDisclosure(act: id, seed: seed, values: values)
        try disclosure.map(checkSize)
        return Sealed(bytes: bytes, id: id, act: act, disclosure: disclosure)
    }

    private func checkSize(_ disclosure: FullDisclosure) throws(EntryRefusal) {
        let byteCount = DisclosureCoding.byteCount(disclosure)
        guard byteCount <= DisclosureCoding.byteLimit else { throw .disclosureTooLarge(byteCount: byteCount) }
    }
}

extension ActDraft {
    /// Whether anything is committed to, so that a seed must be drawn.
    var commits: Bool { !committed.isEmpty || by != nil || !files.isEmpty }

    /// All that is committed to, under its keys, none of which also stands in clear.
    func committedValues() throws(EntryRefusal) -> CBORMap {
        guard fieldsAreClear, committed.pairs.allSatisfy({ Self.mayBeOfFace($0.key) && fields[$0.key] == nil })
        else { throw .wrongShape(.draftFields) }
        var values = committed
        if let by { values[FieldKey.by] = by }
        for (index, file) in files.enumerated() { values[FieldKey.file(index)] = .bytes(file.digest) }
        return values
    }

    private var fieldsAreClear: Bool {
        let pairs = fields.pairs.span
        for index in pairs.indices {
            guard Self.mayBeOfFace(pairs[index].key) else { return false }
            if case .bytes = pairs[index].value { return false }
        }
        return true
    }

    private static func mayBeOfFace(_ key: CBOR) -> Bool {
        guard case .text(let text) = key else { return false }
        return !text.hasPrefix(FieldKey.aboutPrefix)
    }

    /// The act, with `commit` said of each value that must not stand in clear.
    func act(_ commit: (Text, CBOR) -> CBOR) throws(EntryRefusal) -> Act {
        let act = Act(
            kind: kind,
            isCritical: isCritical,
            subject: subject,
            parents: parents,
            references: references,
            body: try sealedBody(commit),
            about: try sealedAbout(commit)
        )
        try act.checkLimits()
        return act
    }

    private func sealedBody(_ commit: (Text, CBOR) -> CBOR) throws(EntryRefusal) -> CBORMap {
        guard body[BodyKey.fields] == nil else { throw .wrongShape(.draftFields) }
        var body = body
        var face = fields
        for pair in committed.pairs { face[pair.key] = pair.key.asText.map { commit($0, pair.value) } }
        if !face.isEmpty { body[BodyKey.fields] = .map(face) }
        return body
    }

    private func sealedAbout(_ commit: (Text, CBOR) -> CBOR) throws(EntryRefusal) -> CBORMap {
        guard about[AboutKey.by] == nil, about[AboutKey.files] == nil else { throw .wrongShape(.draftAbout) }
        var about = about
        if let by { about[AboutKey.by] = commit(FieldKey.by, by) }
        guard files.allSatisfy({ $0.byteCount <= UInt64(Int64.max) }) else { throw .wrongShape(.draftAbout) }
        let sealedFiles = files.enumerated().map { index, file in
            let commitment = commit(FieldKey.file(index), .bytes(file.digest))
            return CBOR.array([commitment, .int(Int64(file.byteCount)), .text(file.mediaType)])
        }
        if !sealedFiles.isEmpty { about[AboutKey.files] = .array(sealedFiles) }
        return about
    }
}
