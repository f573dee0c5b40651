// Sorts and filters tables and shows what stands behind a mark. Without it
// everything is there all the same.
"use strict";
(() => {
  const make = (tag, props, ...inside) => {
    const e = Object.assign(document.createElement(tag), props);
    e.append(...inside);
    return e;
  };
  const compare = new Intl.Collator("en", { numeric: true }).compare;
  const key = (row, i) => {
    const c = row.cells[i];
    return c.dataset.sort ?? c.textContent.trim();
  };

  // Sorting: a cell that is empty is unknown and comes last either way.
  const sort = (table, th, i) => {
    const down = th.getAttribute("aria-sort") === "ascending";
    const body = table.tBodies[0];
    const number = th.classList.contains("n");
    const rows = [...body.rows].map((row, at) => ({ row, at, key: key(row, i) }));
    rows.sort((a, b) => {
      if ((a.key === "") !== (b.key === "")) return a.key === "" ? 1 : -1;
      const x = number ? Number(a.key.replace(/[^0-9.-]/g, "")) - Number(b.key.replace(/[^0-9.-]/g, "")) : compare(a.key, b.key);
      return (down ? -x : x) || a.at - b.at;
    });
    for (const h of table.tHead.rows[0].cells) h.removeAttribute("aria-sort");
    th.setAttribute("aria-sort", down ? "descending" : "ascending");
    body.append(...rows.map((r) => r.row));
    table.dispatchEvent(new Event("sorted"));
  };
  for (const table of document.querySelectorAll("table.sorts")) {
    [...table.tHead.rows[0].cells].forEach((th, i) => {
      // No <button>: browsers leave those out of the heads that they repeat on
      // every printed page.
      const button = make("span", { tabIndex: 0, className: "sort" }, ...th.childNodes);
      button.setAttribute("role", "button");
      button.addEventListener("click", () => sort(table, th, i));
      button.addEventListener("keydown", (e) => {
        if (e.key !== "Enter" && e.key !== " ") return;
        e.preventDefault();
        sort(table, th, i);
      });
      th.replaceChildren(button);
    });
  }

  // Filtering: every word has to be in the row; words between quotation marks
  // together. Of a very long table only the
  // first rows are laid out, until all are asked for.
  const most = 200;
  for (const table of document.querySelectorAll("table.filters")) {
    const long = table.classList.contains("search");
    const rows = [...table.tBodies[0].rows];
    // What is found beside what is seen: the key of an event, who reports on it.
    const text = new Map(rows.map((r) => [r, `${r.textContent} ${r.dataset.find ?? ""}`.toLowerCase()]));
    const input = make("input", { type: "search", autocomplete: "off", placeholder: 'words, or "words together"' });
    const count = make("span", { className: "sub" });
    count.setAttribute("role", "status");
    const more = make("button", { type: "button" });
    let all = !long;
    const apply = () => {
      const words = [...input.value.toLowerCase().matchAll(/"([^"]+)"?|[^\s"]+/g)].map((m) => m[1] ?? m[0]);
      let found = 0;
      for (const r of table.tBodies[0].rows) {
        r.hidden = !words.every((w) => text.get(r).includes(w));
        found += r.hidden ? 0 : 1;
        r.classList.toggle("beyond", !all && !r.hidden && found > most);
      }
      const beyond = !all && found > most;
      count.textContent = (words.length || beyond ? `${found} of ${rows.length} rows` : "") + (beyond ? `, the first ${most} are shown` : "");
      more.hidden = !beyond;
      more.textContent = `Show all ${found}`;
    };
    input.addEventListener("input", apply);
    table.addEventListener("sorted", apply);
    more.addEventListener("click", () => {
      all = true;
      apply();
      input.focus();
    });
    const label = long ? "Search events, places, sources: " : "Filter: ";
    const box = make("div", { className: "filter" }, make("label", {}, label, input), count, more);
    (table.closest(".scroll") ?? table).before(box);
    apply();
    // A link to a row that is not shown shows it.
    const reveal = () => {
      const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!text.has(row) || !(row.hidden || row.classList.contains("beyond"))) return;
      if (row.hidden) {
        input.value = "";
        apply();
      }
      row.classList.remove("beyond");
      row.scrollIntoView();
    };
    addEventListener("hashchange", reveal);
    reveal();
  }

  // Details: the table rows behind a mark, copied into a panel.
  const panel = make("aside", { id: "details", hidden: true });
  panel.setAttribute("aria-label", "What stands behind the mark");
  const inside = make("div", {});
  const close = make("button", { type: "button", className: "close" }, "Close");
  panel.append(close, inside);
  document.body.append(panel);
  let on;
  const hide = () => {
    panel.hidden = true;
    on?.classList.remove("on");
  };
  close.addEventListener("click", hide);
  addEventListener("keydown", (e) => e.key === "Escape" && hide());
  const rowText = (row) => {
    const heads = row.closest("table").tHead.rows[0].cells;
    const list = make("dl", {});
    [...row.cells].forEach((c, i) => {
      if (c.textContent.trim() === "") return;
      const dd = make("dd", {});
      dd.append(...[...c.childNodes].map((n) => n.cloneNode(true)));
      list.append(make("dt", {}, heads[i].textContent), dd);
    });
    return list;
  };
  const show = (mark) => {
    const rows = (mark.dataset.refs ?? "").split(" ").map((id) => document.getElementById(id)).filter(Boolean);
    if (rows.length) inside.replaceChildren(...rows.map(rowText));
    else inside.replaceChildren(...mark.querySelector("title").textContent.split("\n").map((l) => make("p", { dir: "auto" }, l)));
    on?.classList.remove("on");
    on = mark;
    mark.classList.add("on");
    panel.hidden = false;
  };
  for (const mark of document.querySelectorAll(".marks a")) {
    mark.addEventListener("pointerenter", () => show(mark));
    mark.addEventListener("focus", () => show(mark));
  }
})();
