extension APIReference {
    /// One HTML document that fetches nothing.
    package var page: HTML {
        """
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>\(title)</title>
        <style>
        \(Self.style)
        </style>
        </head>
        <body>
        <main>
        <h1>\(title)</h1>
        \(HTML.joined(introduction.map { "<p>\($0)</p>" }))
        <nav>
        \(HTML.joined(groups.map(\.contents)))
        </nav>
        \(HTML.joined(groups.map(\.html)))
        <h2 id="shapes">数据结构</h2>
        \(HTML.joined(shapes.map(\.section)))
        </main>
        </body>
        </html>

        """
    }

    private static let style: HTML = """
        * { box-sizing: border-box }
        body { margin: 0; color: #1a1a1a; background: #fff;
          font: 16px/1.7 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif }
        main { max-width: 60rem; margin: 0 auto; padding: 1.5rem }
        h1 { font-size: 1.7rem }
        h2 { margin-top: 2.5rem; padding-bottom: .3rem; border-bottom: 2px solid #8a1f11 }
        h3 { margin: 2rem 0 .3rem; font-size: 1.05rem }
        code { font: .9em "Noto Sans Mono CJK SC", Consolas, Menlo, monospace }
        .method { display: inline-block; min-width: 3.6rem; color: #8a1f11; font-weight: bold }
        .access { color: #555 }
        nav ul { margin: .2rem 0 1rem; padding-left: 1.2rem }
        a { color: #0b4f8a }
        table { width: 100%; margin: .6rem 0 1rem; border-collapse: collapse; font-size: .92rem }
        caption { padding: .2rem 0; text-align: left; font-weight: bold }
        th, td { padding: .25rem .6rem; border: 1px solid #bbb; text-align: left; vertical-align: top;
          overflow-wrap: anywhere }
        th { background: #f3efe9 }
        td:first-child, td:nth-child(3) { white-space: nowrap }
        """
}

extension APIReference.Group {
    fileprivate var contents: HTML {
        """
        <p><b>\(name)</b></p>
        <ul>
        \(HTML.joined(operations.map(\.link)))
        </ul>
        """
    }

    fileprivate var html: HTML {
        """
        <h2>\(name)</h2>
        \(HTML.joined(operations.map(\.html)))
        """
    }
}

extension APIReference.Operation {
    private var anchor: String { method + path }

    fileprivate var link: HTML { "<li><a href=\"#\(anchor)\">\(title)</a></li>" }

    fileprivate var html: HTML {
        """
        <section id="\(anchor)">
        <h3>\(title)</h3>
        <p><span class="method">\(method)</span> <code>\(path)</code> <span class="access">\(access)</span></p>
        \(HTML.joined([note].compactMap(\.self).map { "<p>\($0)</p>" }))
        \(HTML.joined(takes.map(\.html)))
        \(HTML.joined(gives.map(\.html)))
        </section>
        """
    }
}

extension APIReference.Table {
    fileprivate var html: HTML {
        guard !rows.isEmpty else { return "<p>\(name)：\(kind)</p>" }
        return """
            <table>
            <caption>\(name)</caption>
            <tr><th>名称</th><th>类型</th><th></th><th>含义</th></tr>
            \(HTML.joined(rows.map(\.html)))
            </table>
            """
    }

    fileprivate var section: HTML {
        """
        <section id="\(name)">
        <h3>\(name)</h3>
        \(html)
        </section>
        """
    }
}

extension APIReference.Table.Row {
    fileprivate var html: HTML {
        """
        <tr><td><code>\(name)</code></td><td>\(kindCell)</td><td>\(isRequired ? "必有" : "")</td><td>\(meaning)</td></tr>
        """
    }

    private var kindCell: HTML {
        guard let shape, kind.hasSuffix(shape) else { return "\(kind)" }
        return "\(String(kind.dropLast(shape.count)))<a href=\"#\(shape)\">\(shape)</a>"
    }
}
