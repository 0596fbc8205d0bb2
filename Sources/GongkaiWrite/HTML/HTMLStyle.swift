/// What is the same in every page. The policy forbids everything but the page's own style, even were a text to slip out.
enum HTMLStyle {
    static let beforeTitle = """
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>
        """

    static let behindTitle = """
        </title>
        <style>
        body { max-width: 48rem; margin: 0 auto; padding: 1rem; line-height: 1.8; font-family: FangSong, STFangsong, serif; }
        h1, article > h2, .enclosure > h3, .attachment > h3, .masthead, .number, .authors { text-align: center; }
        .status { border: 2px solid #b00; color: #900; padding: 0.3em 0.6em; text-align: center; text-indent: 0; }
        .masthead { color: #b00; font-size: 1.6em; }
        p { margin: 0.4em 0; text-indent: 2em; white-space: pre-wrap; }
        header p, footer p, .addressees, .attachment-label { text-indent: 0; }
        .division > h2, .division > h3, .division > h4, .division > h5, .division > h6
        { font-size: 1em; margin: 0.4em 0; text-indent: 2em; }
        .run-in, .run-in + p { display: inline; }
        .division > .run-in { padding-left: 2em; text-indent: 0; }
        .attachment-note.next { padding-left: 3em; }
        .marker { font-weight: bold; }
        .marked { list-style: none; }
        .signature p { text-align: right; text-indent: 0; }
        article { border-top: 2px solid #b00; margin-top: 3rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { border: 1px solid #666; padding: 0.2em 0.5em; }
        dl { border: 1px solid #ccc; padding: 0.5em; }
        dl div { display: flex; gap: 1em; }
        dt { min-width: 6em; font-weight: bold; }
        dd { margin: 0; }
        </style>
        </head>
        <body>

        """
}
