import Words

/// Incidents as text: how far each has come, by when it is to be caught up, and what is late.
package enum IncidentText {
    package static func list(_ answer: JSON) -> [String] {
        let incidents = answer["incidents"].array
        guard !incidents.isEmpty else { return [Phrase.noIncidents.text] }
        var table = Table(
            [Label.incident, .office, .cause, .startedOn, .clearedOn, .deadline, .open, .late, .state].map(\.text)
        )
        for incident in incidents {
            // Whatever it is, it has to be collected: that row counts every act.
            let collect = incident["backlog"].array.first { $0["operation"].string == "collect" } ?? .null
            table.add([
                String(incident["document"].plainText.prefix(12)), incident["officeName"].plainText,
                Visible.text(incident["cause"].plainText), incident["startedOn"].plainText,
                incident["clearedOn"].plainText, deadline(incident), collect["open"].plainText,
                collect["late"].plainText, IncidentWord.text(incident["state"]),
            ])
        }
        return table.lines
    }

    package static func page(_ answer: JSON) -> [String] {
        let incident = answer["incident"]
        return head(incident) + [""] + backlog(incident) + items(answer["items"].array, [.daysLate])
            + others(answer["couldBelong"].array) + (answer["cut"].isTrue ? [Phrase.moreThanListed.text] : [])
            + incident["findings"].array.map { finding in
                let told = [
                    "act": String(finding["act"].plainText.prefix(12)), "reason": IncidentWord.text(finding["code"]),
                ]
                return "! " + Phrase.incidentFinding.text(told)
            }
    }

    private static func head(_ incident: JSON) -> [String] {
        var lines = LabeledLines()
        lines.add(.incident, incident["document"].string)
        lines.add(.office, incident["officeName"].string)
        lines.add(.state, IncidentWord.text(incident["state"]))
        lines.add(.cause, incident["cause"].string.map(Visible.text))
        lines.add(.measures, incident["measures"].string.map(Visible.text))
        let operations = incident["operations"].array.map(IncidentWord.text)
        lines.add(.operations, operations.joined(separator: Heading.listComma.text))
        for label in [Label.startedOn, .reportedOn, .clearedOn, .completedOn, .closedOn] {
            lines.add(label, incident[label.rawValue].string)
        }
        lines.add(.deadline, deadline(incident))
        return lines.lines
    }

    private static func deadline(_ incident: JSON) -> String {
        incident["deadline"]["calendars"].array.isEmpty && incident["deadline"]["unpublishedYear"].int == nil
            ? Phrase.incidentOpen.text : DeadlineText(answer: incident["deadline"]).text
    }

    /// A line an operation: what is done, what was late, what is open.
    static func backlog(_ incident: JSON) -> [String] {
        var table = Table([Label.operation, .count, .inTime, .late, .open, .daysLate].map(\.text))
        for row in incident["backlog"].array {
            table.add([
                IncidentWord.text(row["operation"]), row["all"].plainText, row["inTime"].plainText,
                row["late"].plainText, row["open"].plainText, row["daysLate"].plainText,
            ])
        }
        return table.lines
    }

    private static func items(_ items: [JSON], _ last: [Label]) -> [String] {
        guard !items.isEmpty else { return [] }
        let labels: [Label] = [.operation, .number, .holder, .date, .doneOn, .collectedOn] + last + [.act]
        var table = Table(labels.map(\.text))
        for item in items {
            table.add(
                [
                    IncidentWord.text(item["operation"]), item["license"]["number"].plainText,
                    Visible.text(item["license"]["holder"]["name"].plainText), item["date"].plainText,
                    item["doneOn"].plainText, item["collectedOn"].plainText,
                ] + last.map { item[$0.rawValue].plainText } + [String(item["act"].plainText.prefix(12))]
            )
        }
        return [""] + table.lines
    }

    private static func others(_ others: [JSON]) -> [String] {
        others.isEmpty ? [] : ["", Phrase.couldBelong.text] + items(others, []).dropFirst()
    }
}
