/// How a printed license looks. Fonts are those that offices' computers have; none is fetched.
enum SheetStyle {
    static func page(_ layout: LicenseSheet.Layout) -> HTML {
        switch layout {
        case .portrait: "@page { size: A4 portrait; margin: 12mm }\nmain { min-height: 270mm }\n\(common)"
        case .landscape: "@page { size: A4 landscape; margin: 12mm }\nmain { min-height: 183mm }\n\(common)"
        }
    }

    private static let common: HTML = """
        * { box-sizing: border-box }
        body { margin: 0; color: #000; background: #fff;
          font: 13pt/1.6 "Noto Serif CJK SC", "Source Han Serif SC", "SimSun", "Songti SC", serif }
        main { display: flex; flex-direction: column; max-width: 297mm; margin: 0 auto; padding: 12mm 14mm;
          border: 3px double #8a1f11 }
        header { text-align: center }
        h1 { margin: 4mm 0; font-size: 26pt; letter-spacing: .15em }
        .number { margin: 0 0 6mm; text-align: right }
        .test { margin: 0 0 4mm; border: 2px solid #000; text-align: center; font-size: 18pt }
        table { width: 100%; border-collapse: collapse }
        th, td { padding: 2.2mm 3mm; border: 1px solid #666; text-align: left; vertical-align: top;
          white-space: pre-wrap; overflow-wrap: anywhere }
        th { width: 30%; font-weight: normal; background: #f6f2ee }
        tr { break-inside: avoid }
        .issuer { align-self: flex-end; position: relative; min-width: 70mm; margin-top: 12mm; text-align: center;
          break-inside: avoid }
        .issuer p { margin: 1mm 0 }
        .issuer .seal { display: inline-block; margin: 0 0 4mm; padding: 6mm 4mm; border: 2px dashed #8a1f11;
          color: #8a1f11; font-size: 16pt; letter-spacing: .2em }
        footer { margin-top: auto; padding-top: 6mm; color: #444; font-size: 8pt; line-height: 1.4 }
        footer p { margin: 2mm 0 0 }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 3mm; margin: 0 }
        dt, dd { margin: 0 }
        dd { font-family: "DejaVu Sans Mono", Consolas, monospace; overflow-wrap: anywhere }
        @media print { th { print-color-adjust: exact; -webkit-print-color-adjust: exact } }
        """
}
