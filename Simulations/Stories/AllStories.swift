package import World

/// Every story that needs nothing but this program.
package enum AllStories {
    package static var all: [any Scenario.Type] {
        [
            PartitionHeals.self, TenDaysOverNationalDay.self, OutageOverNationalDay.self, TwoCountersOneNumber.self,
            PowerCutAtEveryWrite.self,
            RestoredFromOldBackup.self, ClonedLaptop.self, StolenLaptopReturns.self, ForkingNode.self, HubRestored.self,
            StickOnly.self, ClockIn1970.self, CityDownForMonths.self, LibraryAwayForSixtyDays.self,
            ErasureIsNotUndone.self,
        ]
    }
}
