/// What a tree passes before its figures are worth anything: being quick and wrong is easy. `.ci/run` calls it so, and
/// a test holds these numbers to that file.
package enum CorrectnessGate {
    package static let seeds = 1...200
    package static let kills = 10

    package static var text: String {
        """
        correctness gate: simulation seeds \(seeds.lowerBound)..\(seeds.upperBound), each in two processes; all stories; \
        what failed before; all tests, crash points among them; \(kills) kills of real processes; see docs/simulations.md
        """
    }
}
