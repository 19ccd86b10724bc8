import SignedLog
import Signing

/// What the two sides of a session may speak of and send.
struct SessionRights {
    let peer: PublicKey
    /// Keys whose logs we asked for, or that hand in theirs: they may send entries of any audience that we may hold.
    var askedAuthors: Set<PublicKey> = []
    /// What the other side says of our key.
    var theirAccess: PeerAccess = .member

    init(peer: PublicKey) {
        self.peer = peer
    }

    /// Whether it may send this entry. Before anybody knows it, that is what shows who it is: the district audience.
    func maySend(_ entry: SignedEntry, _ survey: Survey) -> Bool {
        let audience = entry.header.audience
        if survey.access == .stranger { return audience.isDistrict }
        if survey.share.allows(audience) { return true }
        return handsIn(entry.author) && survey.share.ours.reaches(audience)
    }

    /// Whether it may send the logs of this key although the audience is none that both hold.
    func handsIn(_ author: PublicKey) -> Bool {
        author == peer || askedAuthors.contains(author)
    }

    /// Where either side calls the other's key cut or does not know it, the district audience is all they share.
    func restricted(_ survey: Survey) -> Survey {
        var survey = survey
        // Where all is set aside, nothing is held: the other side may never have heard of the audience.
        survey.audiences.removeAll { $0.digest == HeldAudience.emptyDigest }
        guard survey.access != .member || theirAccess == .cut else { return survey }
        survey.share = SharedAudiences(ours: survey.share.ours, theirs: .offices([]))
        survey.audiences = survey.audiences.filter(\.audience.isDistrict)
        survey.wanted = 0
        return survey
    }
}
