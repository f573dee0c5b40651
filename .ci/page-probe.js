// Runs in a copy of the page, after its own script: what a reader does, checked.
(async () => {
  const wrong = [];
  const must = (ok, what) => { if (!ok) wrong.push(what); };
  const text = (row, i) => row.cells[i].textContent;

  // Sorting, both ways; an unknown figure last either way.
  const claims = document.querySelector("table.claims");
  const at = [...claims.tHead.rows[0].cells].findIndex((c) => c.textContent.startsWith("Figure"));
  const column = () => [...claims.tBodies[0].rows].map((r) => r.cells[at].dataset.sort);
  const ordered = (list, sign) => {
    const known = list.filter((v) => v !== "").map(Number);
    return known.every((v, i) => i === 0 || sign * (v - known[i - 1]) >= 0) && list.slice(known.length).every((v) => v === "");
  };
  const button = claims.tHead.rows[0].cells[at].querySelector("[role=button]");
  must(button !== null, "no button to sort by");
  button.click();
  must(ordered(column(), 1), "sorting up: " + column());
  must(claims.tHead.rows[0].cells[at].getAttribute("aria-sort") === "ascending", "aria-sort up");
  button.click();
  must(ordered(column(), -1), "sorting down: " + column());
  must(claims.tHead.rows[0].cells[at].getAttribute("aria-sort") === "descending", "aria-sort down");

  // Filtering, and a deep link to a row that is filtered out.
  const input = claims.closest("section").querySelector(".filter input");
  const rows = [...claims.tBodies[0].rows];
  input.value = text(rows[0], 0);
  input.dispatchEvent(new Event("input"));
  const shown = rows.filter((r) => !r.hidden);
  must(shown.length > 0 && shown.length < rows.length, "filter shows " + shown.length + " of " + rows.length);
  const gone = rows.find((r) => r.hidden);
  location.hash = gone.id;
  await new Promise((r) => setTimeout(r, 100));
  must(!gone.hidden, "a deep link does not show the row that was filtered out");
  must(gone.matches(":target"), "the row of a deep link is not the target");

  // Focus on a mark opens the details with source, words, date, place and address.
  const mark = [...document.querySelectorAll("section.event .marks a")].find((a) => a.getClientRects().length > 0);
  mark.focus();
  const panel = document.getElementById("details");
  must(!panel.hidden, "focus on a mark shows nothing");
  for (const what of ["Source", "Wording", "Date", "Where it stands"]) must(panel.textContent.includes(what), "the details lack " + what);
  must(/\.csv:\d+:\d+/.test(panel.textContent), "the details lack file, line and column");
  must(panel.querySelector('a[href^="http"]') !== null, "the details lack the address");
  dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  must(panel.hidden, "Escape does not close the details");

  // Everything is wide enough to be read, and the page itself never scrolls sideways.
  must(document.documentElement.scrollWidth <= innerWidth + 1, "the page scrolls sideways at " + innerWidth);

  if (window.axe) {
    const result = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    for (const v of result.violations) wrong.push("axe " + v.id + ": " + v.help + " (" + v.nodes.length + "): " + v.nodes[0].html.slice(0, 200) + " " + v.nodes[0].failureSummary.replace(/\s+/g, " ").slice(0, 200));
  }
  const out = document.createElement("pre");
  out.id = "probe";
  out.textContent = "BEGIN\n" + (wrong.length ? wrong.join("\n") : "all right" + (window.axe ? ", axe " + axe.version : ", without axe")) + "\nEND";
  document.body.append(out);
})();
