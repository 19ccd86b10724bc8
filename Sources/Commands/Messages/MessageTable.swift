package import Words

/// The whole table of messages, for the test that reads it.
package enum MessageTable {
    package static var all: [any Worded] {
        let parts: [[any Worded]] = [
            Phrase.allCases, RefusalCode.allCases, Label.allCases, StateName.allCases, FindingName.allCases,
            VerbName.allCases, Abstract.allCases, OptionHelp.allCases, Heading.allCases, StatementPoint.allCases,
            ParserSentence.allCases, HelpTerm.allCases, HolderTypeName.allCases, RoleName.allCases,
            NodeKindName.allCases, DemoPhrase.allCases, FlawName.allCases, FilePartName.allCases,
            PeerOriginName.allCases, ItemWord.allCases, MatterName.allCases, ResultName.allCases,
            BlockStateName.allCases, PersonRoleName.allCases, PersonStateName.allCases,
        ]
        return parts.flatMap { $0 }
    }
}
