extension LicenseSheet {
    /// The sheet as one HTML document of A4: it fetches nothing, and a browser prints it as it stands.
    package var page: HTML {
        """
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>\(title) \(number ?? "")</title>
        <style>
        \(SheetStyle.page(layout))
        </style>
        </head>
        <body>
        <main>
        <header>
        <h1>\(title)</h1>
        \(numberLine)
        </header>
        \(testLine)
        <table>
        \(Self.table(rows))
        </table>
        <section class="issuer">
        \(sealBox)
        <p>\(issuer)</p>
        <p>\(issuedOn)</p>
        </section>
        <footer>
        <dl>
        \(Self.list(references))
        </dl>
        <p>\(remark)</p>
        </footer>
        </main>
        </body>
        </html>

        """
    }

    private var numberLine: HTML {
        guard let number else { return "" }
        return "<p class=\"number\">编号：\(number)</p>"
    }

    private var testLine: HTML { isTest ? "<p class=\"test\">测试件 不具效力</p>" : "" }

    private var sealBox: HTML { isSealed ? "" : "<p class=\"seal\">待签章</p>" }

    private static func table(_ rows: [Row]) -> HTML {
        .joined(rows.map { "<tr><th scope=\"row\">\($0.label)</th><td>\($0.value)</td></tr>" })
    }

    private static func list(_ rows: [Row]) -> HTML {
        .joined(rows.map { "<dt>\($0.label)</dt><dd>\($0.value)</dd>" })
    }
}
