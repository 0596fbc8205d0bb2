/// What the first page does where there is script: `assets/portal.js`. It only hides what does not match; all stands in the
/// page. No address is asked for.
enum PortalScript {
    static let text = #"""
        "use strict";
        (() => {
          const search = document.getElementById("search");
          const filters = document.getElementById("filters");
          if (!search || !filters) return;

          const english = document.documentElement.lang === "en";
          const field = document.getElementById("q");
          const count = document.getElementById("found");
          const sections = ["datasets", "documents"].map((id) => document.getElementById(id)).filter(Boolean);
          // Full-width letters and digits are found by their plain forms.
          const plain = (text) => text.normalize("NFKC").toLowerCase();
          const cards = [...document.querySelectorAll(".card")].map((element) => ({
            element,
            words: plain(element.dataset.words),
            values: (name) => name === "kind" ? [element.dataset.kind] : element.dataset[name].split("|"),
          }));

          const choices = () => [...filters.querySelectorAll("select")].filter((select) => select.value);

          function show() {
            const terms = plain(field.value).split(/\s+/).filter(Boolean);
            const chosen = choices();
            let found = 0;
            for (const card of cards) {
              const matches = terms.every((term) => card.words.includes(term))
                && chosen.every((select) => card.values(select.name).includes(select.value));
              card.element.hidden = !matches;
              if (matches) found += 1;
            }
            for (const section of sections) {
              section.hidden = section.querySelector(".card") !== null && section.querySelector(".card:not([hidden])") === null;
            }
            const narrowed = terms.length > 0 || chosen.length > 0;
            count.hidden = !narrowed;
            count.textContent = !narrowed ? ""
              : found === 0 ? (english ? "Nothing found. Try fewer words or clear the filters." : "没有找到，请减少关键词或清除筛选。")
              : english ? `${found} found` : `找到 ${found} 项`;
          }

          field.addEventListener("input", show);
          search.addEventListener("submit", (event) => {
            event.preventDefault();
            show();
            count.scrollIntoView({ block: "nearest" });
          });
          filters.addEventListener("change", show);
          filters.addEventListener("submit", (event) => event.preventDefault());
          filters.addEventListener("reset", () => setTimeout(show));

          // On a phone the choices would push the list out of sight.
          if (window.matchMedia("(max-width: 59.99rem)").matches) filters.closest("details").open = false;
          filters.closest("aside").hidden = false;
          search.hidden = false;
          show();
        })();

        """#
}
