import ArgumentParser

/// 发证目录: which types of license the district issues.
struct CatalogueCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .of(
            "catalogue",
            .catalogue,
            subcommands: [
                CatalogueStarter.self, CatalogueSubmit.self, CatalogueApprove.self, CatalogueReturn.self,
                CatalogueRetire.self, CatalogueList.self, CatalogueShow.self, CatalogueDiff.self, CatalogueExport.self,
            ]
        )
    }
}
