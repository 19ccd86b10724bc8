import Licenses
import Replica

extension NodeAPI {
    /// The day of which is asked: `asOf`, else today by this machine's clock.
    func day(_ target: inout RequestTarget) throws(Refusal) -> CivilDate {
        guard let day = try target.date("asOf") ?? node.surroundings.replica.today else {
            throw Refusal(.missingField, field: "asOf")
        }
        return day
    }
}
