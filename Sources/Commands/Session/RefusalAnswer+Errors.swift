import Node
import Words

extension RefusalAnswer {
    /// What an error of the rooms below means for a person.
    init(error: any Error) {
        switch error {
        case Trouble.refused(let answer): self = answer
        case let problem as ConfigurationProblem: self.init(problem)
        case let failure as APIFailure:
            self.init(
                code: failure.code,
                field: failure.field,
                parameters: failure.parameters,
                detail: failure.detail,
                httpStatus: failure.status
            )
        case _: self.init(.failed, detail: String(describing: error))
        }
    }

    private init(_ problem: ConfigurationProblem) {
        let sentence =
            switch problem {
            case .unreadable(let file): Phrase.configurationUnreadable.text(["file": file])
            case .notYAML(let file, let line):
                Phrase.configurationNotYAML.text(["file": file, "line": String(line)])
            case .unknownKey(let key, let file, let line):
                Phrase.configurationUnknownKey.text(["key": key, "file": file, "line": String(line)])
            case .badValue(let key, let value, let source, let line):
                Phrase.configurationBadValue.text([
                    "key": key, "value": value, "source": line.map { "\(source):\($0)" } ?? source,
                ])
            }
        self.init(.configurationInvalid, ["detail": sentence])
    }
}
