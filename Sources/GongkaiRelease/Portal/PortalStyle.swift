/// The look of the portal: `assets/portal.css`. Fonts are those of the reader; contrasts keep to WCAG 2.2 AA in both
/// schemes (Tests/Interop/portal.sh measures them).
enum PortalStyle {
    static let text = #"""
        :root {
          color-scheme: light dark;
          --ground: #ffffff; --band: #f4f6f9; --ink: #1c2430; --quiet: #526072; --line: #d6dce5; --edge: #7b8796;
          --link: #0b56a8; --link-visited: #5a3d94; --deep: #0e3a6b; --on-deep: #ffffff; --on-deep-quiet: #d5e3f3;
          --accent: #b3261e; --mark: #e9eff7; --mark-ink: #27405f; --focus: #0b56a8; --focus-on-deep: #ffd54a;
          --good: #1b6b3a; --good-ground: #e8f4ec; --bad: #9c1c15; --bad-ground: #fdecea;
          --warn: #7a4b00; --warn-ground: #fff4dc; --plot: #1f6cb5; --chart-line: #dfe4eb;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #12171e; --band: #1a212b; --ink: #e6eaf0; --quiet: #a9b4c2; --line: #333e4c; --edge: #8792a1;
            --link: #8cbcf5; --link-visited: #c3aef0; --deep: #0d2b4d; --mark: #243244; --mark-ink: #cfe0f5;
            --accent: #ff8a80; --focus: #8cbcf5;
            --good: #8fd6a9; --good-ground: #14301f; --bad: #ffb4ab; --bad-ground: #3b1512;
            --warn: #f5cf87; --warn-ground: #352706; --plot: #6aa9ec; --chart-line: #2b3543;
          }
        }
        *, *::before, *::after { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
        body {
          margin: 0; background: var(--ground); color: var(--ink); line-height: 1.7; font-size: 1rem;
          font-family: system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif;
        }
        .wide { max-width: 76rem; margin: 0 auto; padding: 0 1.25rem; }
        h1, h2, h3 { line-height: 1.35; text-wrap: balance; overflow-wrap: anywhere; }
        h1 { font-size: clamp(1.5rem, 1.1rem + 1.8vw, 2.25rem); margin: 0 0 .5rem; font-weight: 650; }
        h2 { font-size: 1.3rem; margin: 0 0 .9rem; }
        h3 { font-size: 1.1rem; margin: 0; }
        p { margin: 0 0 .6rem; }
        a { color: var(--link); text-underline-offset: .2em; text-decoration-thickness: 1px; }
        a:hover { text-decoration-thickness: 2px; }
        main a:visited { color: var(--link-visited); }
        :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
        main:focus { outline: none; }
        [hidden] { display: none !important; }
        code { font-family: ui-monospace, "SFMono-Regular", Consolas, monospace; font-size: .88em; overflow-wrap: anywhere; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .document h1 { font-size: clamp(1.35rem, 1.1rem + 1.1vw, 1.85rem); }
        .lead { font-size: 1.05rem; color: var(--quiet); max-width: 52em; white-space: pre-line; }

        .skip { position: absolute; left: 1rem; top: -6rem; z-index: 2; background: var(--ground); padding: .6rem 1rem; }
        .skip:focus { top: .5rem; }
        header.site { border-bottom: 1px solid var(--line); border-top: 4px solid var(--accent); background: var(--ground); }
        .bar { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem 1.75rem; padding-top: .7rem; padding-bottom: .7rem; }
        .brand { display: flex; flex-direction: column; color: inherit; text-decoration: none; margin-right: auto; line-height: 1.35; }
        .brand-publisher { font-size: .82rem; color: var(--quiet); }
        .brand-title { font-weight: 650; font-size: 1.1rem; }
        .bar ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem; margin: 0; padding: 0; }
        .bar nav a, .language { display: inline-block; padding: .45rem .8rem; color: var(--ink); text-decoration: none; border-radius: 4px; }
        .bar nav a:hover, .language:hover { background: var(--mark); }
        .bar nav a[aria-current] { color: var(--link); box-shadow: inset 0 -2px 0 var(--link); }
        .language { border: 1px solid var(--edge); }

        .opening { background: var(--deep); color: var(--on-deep); padding: clamp(1.75rem, 4vw, 3.5rem) 0 clamp(1.5rem, 3vw, 2.5rem); }
        .opening .lead { color: var(--on-deep-quiet); }
        .opening :focus-visible { outline-color: var(--focus-on-deep); }
        .search { max-width: 44rem; margin: 1.4rem 0 0; }
        .search label { display: block; font-size: .92rem; margin-bottom: .35rem; }
        .search-row { display: flex; }
        .search input {
          flex: 1; min-width: 0; font: inherit; font-size: 1.05rem; padding: .7rem 1rem; border: 2px solid #ffffff;
          border-radius: 6px 0 0 6px; background: #ffffff; color: #1c2430;
        }
        .search input::placeholder { color: #5b6776; opacity: 1; }
        .search button { font: inherit; font-weight: 600; padding: .7rem 1.4rem; border: 2px solid #ffffff; border-radius: 0 6px 6px 0; background: #0b56a8; color: #ffffff; cursor: pointer; }
        .search button:hover { background: #09458a; }
        .figures { display: flex; flex-wrap: wrap; gap: 1rem 2.75rem; margin: 1.9rem 0 0; }
        .figures dt { font-size: .85rem; color: var(--on-deep-quiet); }
        .figures dd { margin: 0; font-size: 1.4rem; font-weight: 600; font-variant-numeric: tabular-nums; line-height: 1.3; }

        .finder { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem; padding-top: 2rem; padding-bottom: 2.5rem; }
        .found section + section { margin-top: 2.25rem; }
        .count { color: var(--quiet); }
        .filters { background: var(--band); border: 1px solid var(--line); border-radius: 8px; padding: .9rem 1.1rem; align-self: start; }
        .filters summary { font-weight: 650; padding: .25rem 0; cursor: pointer; }
        .filters details { margin: 0; }
        .filters p { margin: .7rem 0 0; }
        .filters label { display: block; font-size: .9rem; color: var(--quiet); }
        select, .quiet { font: inherit; width: 100%; min-height: 2.6rem; padding: .3rem .6rem; border: 1px solid var(--edge); border-radius: 5px; background: var(--ground); color: var(--ink); }
        .quiet { margin-top: 1rem; cursor: pointer; }
        .quiet:hover { background: var(--mark); }
        .cards { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
        .card { padding: 1.05rem 0; border-bottom: 1px solid var(--line); }
        .card h3 a { text-decoration: none; }
        .card h3 a:hover { text-decoration: underline; }
        .card p { color: var(--quiet); margin: .3rem 0 0; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; overflow-wrap: anywhere; }
        .marks { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem .9rem; margin: .5rem 0 0; padding: 0; font-size: .9rem; color: var(--quiet); }
        .marks .format { background: var(--mark); color: var(--mark-ink); border-radius: 3px; padding: 0 .5em; font-size: .82rem; line-height: 1.75; }
        .status { display: inline-block; font-size: .85rem; font-weight: 600; padding: 0 .55em; border-radius: 3px; line-height: 1.7; background: var(--mark); color: var(--mark-ink); white-space: nowrap; }
        .status.in-force { background: var(--good-ground); color: var(--good); }
        .status.repealed, .status.lapsed { background: var(--bad-ground); color: var(--bad); }
        .status.amended, .status.not-yet-in-force { background: var(--warn-ground); color: var(--warn); }
        .notice, .banner { border-left: 5px solid var(--edge); background: var(--mark); color: var(--mark-ink); padding: .8rem 1.1rem; border-radius: 0 6px 6px 0; }
        .notice.warning { border-color: var(--warn); background: var(--warn-ground); color: var(--ink); margin-bottom: 2rem; }
        .notice h2 { font-size: 1.1rem; margin-bottom: .3rem; }
        .banner { margin-top: 1.25rem; }
        .banner p { margin: 0; }
        .banner a, .banner a:visited { color: inherit; font-weight: 600; }
        .banner.in-force { border-color: var(--good); background: var(--good-ground); color: var(--good); }
        .banner.repealed, .banner.lapsed { border-color: var(--bad); background: var(--bad-ground); color: var(--bad); }
        .banner.amended, .banner.not-yet-in-force { border-color: var(--warn); background: var(--warn-ground); color: var(--warn); }

        .trail { font-size: .9rem; margin: 1.1rem 0; color: var(--quiet); }
        .trail ol { list-style: none; display: flex; flex-wrap: wrap; margin: 0; padding: 0; }
        .trail li { overflow-wrap: anywhere; }
        .trail li + li::before { content: "/"; margin: 0 .6em; color: var(--edge); }
        .head { padding-bottom: 1.25rem; border-bottom: 1px solid var(--line); }
        .facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .8rem 1.5rem; margin: 1.1rem 0 0; }
        .facts dt { font-size: .85rem; color: var(--quiet); }
        .facts dd { margin: 0; overflow-wrap: anywhere; }
        .on-page { border-bottom: 1px solid var(--line); margin-bottom: 2rem; }
        .on-page ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0 .25rem; margin: 0; padding: .4rem 0; }
        .on-page a { display: inline-block; padding: .4rem .8rem .4rem 0; margin-right: .6rem; }
        .wide > section { margin: 2rem 0 2.5rem; }
        .plan-summary > h2, .about > h2 { border-top: 1px solid var(--line); padding-top: 1.75rem; }
        .scroll { position: relative; overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; }
        table { border-collapse: collapse; width: 100%; font-size: .93rem; line-height: 1.55; }
        caption { text-align: left; padding: .6rem .8rem; color: var(--quiet); }
        th, td { text-align: left; vertical-align: top; padding: .5rem .8rem; border-top: 1px solid var(--line); min-width: 5rem; }
        thead th { border-top: 0; background: var(--band); font-weight: 600; white-space: nowrap; }
        caption + thead th { border-top: 1px solid var(--line); }
        tbody th { font-weight: 500; }
        tbody tr:hover > * { background: var(--band); }
        td p { margin: 0; }
        td p + p { margin-top: .25rem; }
        .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        td.words, th.words { max-width: 24rem; overflow-wrap: anywhere; }
        tbody .words { min-width: 8rem; }
        td .digest { color: var(--quiet); display: block; min-width: 17rem; overflow-wrap: anywhere; }
        .files a { display: inline-block; min-height: 1.6rem; }
        .fields th { min-width: 10rem; }
        .narrow { width: auto; }
        .verbatim { color: var(--quiet); font-size: .9em; }
        details { margin: .6rem 0; }
        summary { cursor: pointer; padding: .2rem 0; }
        .chart { margin: 0 0 .5rem; border: 1px solid var(--line); border-radius: 6px; padding: .75rem; }
        .chart svg { display: block; width: 100%; height: auto; max-width: 60rem; margin: 0 auto; }
        .chart figcaption { color: var(--quiet); font-size: .9rem; padding: .3rem .5rem 0; }
        .chart text { fill: var(--quiet); font-size: 12px; font-variant-numeric: tabular-nums; }
        .chart .axis { fill: var(--ink); font-size: 13px; }
        .grid { stroke: var(--chart-line); }
        .zero { stroke: var(--edge); }
        .bar:is(rect), .point { fill: var(--plot); }
        .line:is(path) { fill: none; stroke: var(--plot); stroke-width: 2.5; stroke-linejoin: round; }
        .relations { list-style: none; padding: 0; margin: 0; }
        .relations li { padding: .35rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
        .relation { display: inline-block; min-width: 6.5em; color: var(--quiet); }

        .reading { display: grid; gap: 1.25rem; grid-template-columns: minmax(0, 1fr); }
        .outline { font-size: .93rem; background: var(--band); border: 1px solid var(--line); border-radius: 6px; padding: .4rem 1rem; align-self: start; }
        .outline summary { font-weight: 650; }
        .outline ul { list-style: none; margin: 0; padding: 0; }
        .outline ul ul { padding-left: 1em; }
        .outline a { display: block; padding: .18rem 0; text-decoration: none; overflow-wrap: anywhere; }
        .outline a:hover { text-decoration: underline; }
        .paper { border: 1px solid var(--line); border-radius: 6px; padding: clamp(1rem, 4vw, 3.25rem); min-width: 0; font-size: 1.06rem; line-height: 1.9; overflow-x: auto; }
        .paper article > header p, .paper article > h3, .paper .enclosure > h4, .paper .attachment > h4, .paper .authors, .paper .number { text-align: center; text-indent: 0; white-space: normal; }
        .paper article > header .masthead { color: var(--accent); font-size: 1.5em; font-weight: 650; }
        .paper h3 { font-size: 1.35em; margin: 1rem 0 1.4rem; }
        .paper h4, .paper h5, .paper h6 { font-size: 1.05em; margin: 1.2em 0 .4em; line-height: 1.6; text-wrap: wrap; }
        .paper p { margin: .35em 0; text-indent: 2em; white-space: pre-wrap; overflow-wrap: anywhere; }
        .paper footer p, .paper .addressees, .paper .attachment-label, .paper th p, .paper td p { text-indent: 0; }
        .paper footer { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: .5rem; font-size: .95em; }
        .paper footer:not(:has(*)) { display: none; }
        .paper .run-in, .paper .run-in + p { display: inline; }
        .paper .run-in { font-size: 1em; }
        .paper .marker { font-weight: 650; }
        .paper .marked { list-style: none; }
        .paper .signature p { text-align: right; text-indent: 0; }
        .paper table { margin: 1rem 0; border: 1px solid var(--line); }
        .paper th, .paper td { border: 1px solid var(--line); min-width: 3.5rem; }
        .paper dl div { display: flex; gap: 1em; }
        .paper dd { margin: 0; }

        footer.site { background: var(--band); border-top: 1px solid var(--line); margin-top: 2.5rem; padding: 1.5rem 0; font-size: .92rem; color: var(--quiet); }
        footer.site p { margin: 0 0 .3rem; }

        @media (min-width: 60rem) {
          .finder:has(.filters:not([hidden])) { grid-template-columns: 15rem minmax(0, 1fr); gap: 2.5rem; }
          .filters { position: sticky; top: 1rem; }
          .reading.outlined { grid-template-columns: 17rem minmax(0, 1fr); gap: 1.75rem; }
          .outline { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow-y: auto; }
        }
        @media (max-width: 40rem) {
          .bar nav { order: 3; width: 100%; }
          .bar nav a { padding-left: 0; padding-right: 1rem; }
          .figures { gap: .8rem 1.75rem; }
          .figures dd { font-size: 1.15rem; }
          .facts { grid-template-columns: repeat(2, minmax(0, 1fr)); }
          .search button { padding-left: 1rem; padding-right: 1rem; }
          .chart text { font-size: 18px; }
          .chart .axis { font-size: 19px; }
        }
        @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
        @media (forced-colors: active) { .bar:is(rect), .point { fill: LinkText; } }
        @media print {
          :root { color-scheme: light; --ground: #fff; --ink: #000; --quiet: #333; --band: #fff; --deep: #fff; --on-deep: #000; --on-deep-quiet: #333; }
          .skip, .bar nav, .language, .search, .filters, .on-page, .outline, .trail { display: none !important; }
          body { font-size: 10.5pt; }
          a { color: inherit; text-decoration: none; }
          .scroll, .paper { overflow: visible; border: 0; padding: 0; }
          .card { break-inside: avoid; }
          tr, figure, h2, h3 { break-inside: avoid; }
          h2, h3 { break-after: avoid; }
          thead { display: table-header-group; }
          .reading.outlined, .finder { display: block; }
        }

        """#
}
