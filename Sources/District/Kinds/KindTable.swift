/// The one table of kind × audience × author, see `docs/formats/kinds.md`. An act of a known kind that does not fit
/// its row is invalid, for ever and on every node.
package enum KindTable {
    /// Ascending by number.
    package static let rules: [KindRule] = authority + licenses + backFiles + offices + upkeep + objections

    /// Nil for a kind that this version does not know: such an act is kept and relayed.
    package static func rule(for number: UInt64) -> KindRule? {
        Kind(rawValue: number).map { rule(for: $0) }
    }

    package static func rule(for kind: Kind) -> KindRule {
        guard let rule = byNumber[Int(kind.rawValue)] else {
            preconditionFailure("kind \(kind) has no row in the table")
        }
        return rule
    }

    /// Each rule at the number of its kind: every act that is judged asks for one.
    private static let byNumber: [KindRule?] = {
        let largest = Kind.allCases.map(\.rawValue).max() ?? 0
        var byNumber = [KindRule?](repeating: nil, count: Int(largest) + 1)
        for rule in rules { byNumber[Int(rule.kind.rawValue)] = rule }
        return byNumber
    }()

    private static let authority: [KindRule] = [
        row(.genesis, critical: true, founding: true, .district, .rootItNames),
        row(.rotation, critical: true, founding: false, .district, .recovery),
        row(.office, critical: true, founding: nil, .district, .root),
        row(.takeOver, critical: true, founding: false, .district, .root),
        row(.nodeKey, critical: true, founding: true, .district, .root),
        row(.cut, critical: true, founding: false, .district, .root),
        row(.approveItem, critical: true, founding: false, .district, .root),
        row(.retireItem, critical: true, founding: false, .district, .root),
        row(.lease, critical: true, founding: true, .district, .root),
        row(.calendar, critical: true, founding: true, .district, .root),
        row(.endpoint, critical: false, founding: false, .district, .nodeItself),
        row(.submitItem, critical: false, founding: nil, .district, .nodeOfNamedOffice),
        row(.forkProof, critical: false, founding: true, .district, .anyNode),
        row(.incident, critical: false, founding: nil, .district, .anyNode),
        row(.returnItem, critical: false, founding: false, .district, .root),
        row(.burnBlocks, critical: false, founding: false, .district, .nodeItself),
        row(.standards, critical: false, founding: true, .district, .root),
    ]

    private static let licenses: [KindRule] = [
        row(.issue, critical: true, founding: true, .oneOffice, .nodeOfOffice(superior: false)),
        row(.amend, critical: true, founding: false, .oneOffice, .nodeOfOffice(superior: false)),
        row(.renew, critical: true, founding: false, .oneOffice, .nodeOfOffice(superior: false)),
        row(.settle, critical: true, founding: false, .oneOffice, .nodeOfOffice(superior: false)),
        row(.suspend, critical: true, founding: false, .oneOffice, .nodeOfOffice(superior: false)),
        row(.reinstate, critical: true, founding: false, .oneOffice, .nodeOfOffice(superior: false)),
        row(.withdraw, critical: true, founding: false, .oneOffice, .nodeOfOffice(superior: false)),
        row(.cancel, critical: true, founding: false, .oneOffice, .nodeOfOffice(superior: false)),
        row(.revoke, critical: true, founding: false, .oneOffice, .nodeOfOffice(superior: false)),
        row(.annul, critical: true, founding: false, .oneOffice, .nodeOfOffice(superior: true)),
        row(.correct, critical: true, founding: false, .oneOffice, .nodeOfOffice(superior: true)),
        row(.erase, critical: false, founding: false, .oneOffice, .nodeOfOffice(superior: true)),
        row(.lost, critical: false, founding: false, .oneOffice, .nodeOfOffice(superior: false)),
        row(.applyForRenewal, critical: false, founding: false, .oneOffice, .nodeOfOffice(superior: false)),
        row(.refuseRenewal, critical: false, founding: false, .oneOffice, .nodeOfOffice(superior: false)),
        row(.deliver, critical: false, founding: false, .oneOffice, .nodeOfOffice(superior: false)),
        row(.seal, critical: false, founding: false, .oneOffice, .city),
        row(.inspect, critical: false, founding: false, .oneOffice, .nodeOfOffice(superior: false)),
        row(.paper, critical: false, founding: false, .oneOffice, .nodeOfOffice(superior: false)),
        row(.layout, critical: false, founding: false, .oneOffice, .nodeOfOffice(superior: false)),
        row(.refuseSeal, critical: false, founding: false, .oneOffice, .city),
        row(.submit, critical: false, founding: false, .oneOffice, .city),
        row(.libraryAnswer, critical: false, founding: false, .oneOffice, .city),
    ]

    private static let backFiles: [KindRule] = [
        row(.batch, critical: false, founding: true, .oneOffice, .nodeOfOffice(superior: false))
    ]

    private static let offices: [KindRule] = [
        row(.appoint, critical: false, founding: nil, .oneOffice, .nodeOfOffice(superior: false)),
        row(.filePerson, critical: false, founding: false, .oneOffice, .nodeOfOffice(superior: true)),
        row(.roll, critical: false, founding: true, .oneOffice, .nodeOfOffice(superior: false)),
    ]

    private static let upkeep: [KindRule] = [
        row(.receipt, critical: false, founding: true, .ofTheLogs, .witness),
        row(.adopt, critical: true, founding: true, .ofTheLogs, .adopter),
    ]

    private static let objections: [KindRule] = [
        row(.object, critical: false, founding: true, .twoOffices, .nodeOfAudience),
        row(.answerObjection, critical: false, founding: false, .twoOffices, .nodeOfAudience),
    ]

    private static func row(
        _ kind: Kind,
        critical: Bool,
        founding: Bool?,
        _ audience: AudienceRule,
        _ author: AuthorRule
    ) -> KindRule {
        KindRule(kind: kind, isCritical: critical, isFounding: founding, audience: audience, author: author)
    }
}
