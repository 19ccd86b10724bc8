import ArgumentParser
import Node
import Words

/// The root of all commands. Its help is ``RootHelp``, not the parser's.
struct HefuCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "hefu",
            abstract: Abstract.root.text,
            version: ProgramVersion.text,
            subcommands: [
                Issue.self, Amend.self, Renew.self, Apply.self, Refuse.self, Inspect.self, Paper.self, Deliver.self,
                Seal.self, Settle.self,
                Suspend.self,
                Reinstate.self,
                Withdraw.self, Cancel.self, Revoke.self, Annul.self, Correct.self, Erase.self, Lost.self, Import.self,
                Reconcile.self,
                CatalogueCommand.self, NumbersCommand.self, CalendarCommand.self, IncidentCommand.self,
                LibraryCommand.self,
                DistrictCommand.self, OfficeCommand.self, NodeCommand.self,
                PeerCommand.self, BundleCommand.self, Sync.self, TokenCommand.self,
                List.self, Show.self, History.self, DueCommand.self, ClocksCommand.self, Export.self, Print.self,
                LackingCommand.self,
                CoverageCommand.self, ImportsCommand.self,
                Verify.self, Status.self, SuperviseCommand.self,
                Serve.self, Check.self, DemoCommand.self,
            ]
        )
    }
}
