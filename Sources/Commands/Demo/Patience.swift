/// Waiting for what comes about by itself: the nodes sync without being told.
enum Patience {
    /// What takes longer than this on loopback does not come any more.
    static let limitSeconds = 40
    private static let lookInterval = Duration.milliseconds(60)

    /// Asks again and again until there is an answer.
    static func until<Answer>(_ what: DemoPhrase, _ look: () async throws -> Answer?) async throws -> Answer {
        let limit = ContinuousClock.now + .seconds(limitSeconds)
        while ContinuousClock.now < limit {
            if let answer = try await look() { return answer }
            try await Task.sleep(for: lookInterval)
        }
        throw DemoTrouble.notReached(what, seconds: limitSeconds)
    }
}
