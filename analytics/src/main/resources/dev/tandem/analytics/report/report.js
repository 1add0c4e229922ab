"use strict";
(function () {
  const root = document.documentElement;
  root.classList.add("js");
  const byId = (id) => document.getElementById(id);
  const charts = [];
  const state = { symbol: 0, log: false, candles: false };
  const CANDLES = 400;
  let data = null;
  let main = null;

  // ---- data: deflated columns of whole-number differences ----
  async function unpack() {
    const holder = byId("charts-data");
    if (!holder || typeof DecompressionStream === "undefined") return null;
    const packed = atob(holder.textContent);
    const bytes = Uint8Array.from(packed, (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return JSON.parse(await new Response(stream).text());
  }
  function column(deltas, digits) {
    const scale = Math.pow(10, -digits);
    const values = new Array(deltas.length);
    let sum = 0;
    for (let i = 0; i < deltas.length; i++) {
      if (deltas[i] === null) { values[i] = null; continue; }
      sum += deltas[i];
      values[i] = digits ? +(sum * scale).toFixed(digits) : sum;
    }
    return values;
  }
  function decode(raw) {
    for (const p of raw.prices) {
      p.t = column(p.t, 0);
      p.c = column(p.c, p.digits);
      const round = (v) => +v.toFixed(p.digits);
      const unit = Math.pow(10, -p.digits);
      for (let i = 0; i < p.c.length; i++) {
        p.o[i] = round(p.c[Math.max(0, i - 1)] + p.o[i] * unit);
        p.h[i] = round(Math.max(p.o[i], p.c[i]) + p.h[i] * unit);
        p.l[i] = round(Math.min(p.o[i], p.c[i]) - p.l[i] * unit);
      }
      for (const line of p.lines) line.v = column(line.v, p.digits);
      const f = p.fills;
      f.t = column(f.t, 0);
      f.p = column(f.p, 4);
      f.q = column(f.q, 8);
      f.order = column(f.order, 0);
    }
    const e = raw.equity;
    e.t = column(e.t, 0);
    for (const [k, d] of [["e", e.digits], ["b", e.digits], ["low", e.digits], ["high", e.digits], ["d", 5], ["gross", 4], ["net", 4]])
      if (e[k]) e[k] = column(e[k], d);
    const r = raw.rolling;
    r.t = column(r.t, 0);
    r.sharpe = column(r.sharpe, 3);
    r.volatility = column(r.volatility, 4);
    r.beta = column(r.beta, 3);
    const a = raw.allocation;
    if (a) {
      a.t = column(a.t, 0);
      for (const one of a.shares) one.v = column(one.v, 4);
    }
    const x = raw.trades;
    x.t = column(x.t, 0);
    x.until = column(x.until, 0);
    for (const k of ["mae", "mfe", "net"]) x[k] = column(x[k], 5);
    if (raw.fan) {
      raw.fan.step = column(raw.fan.step, 0);
      for (const k of ["q5", "q25", "q50", "q75", "q95"]) raw.fan[k] = column(raw.fan[k], 5);
    }
    for (const one of raw.records) {
      one.t = column(one.t, 0);
      one.v = column(one.v, 6);
    }
    return raw;
  }

  // ---- looks ----
  const colour = (name) => getComputedStyle(root).getPropertyValue("--" + name).trim();
  const narrow = () => window.innerWidth < 640;
  const pairs = (t, v) => t.map((at, i) => [at, v[i]]);
  const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 2 });
  const full = new Intl.NumberFormat("en", { maximumFractionDigits: 8 });
  const two = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const percent = (v, d) => (v * 100).toFixed(d === undefined ? 2 : d) + " %";
  const few = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
  const label = (v) => few.format(+(v * 100).toFixed(6)) + " %";
  const isDaily = () => data.prices.length > 0 && /[dwM]$/.test(data.prices[state.symbol].size);
  function time(at) {
    const text = new Date(at).toISOString();
    return isDaily() || data.prices.length === 0 ? text.slice(0, 10) : text.slice(0, 16).replace("T", " ") + "Z";
  }
  function base() {
    return {
      animation: false,
      backgroundColor: "transparent",
      textStyle: { color: colour("ink"), fontFamily: getComputedStyle(document.body).fontFamily },
      aria: { enabled: true },
      useUTC: true,
    };
  }
  function axes() {
    return {
      axisLine: { lineStyle: { color: colour("edge") } },
      axisTick: { lineStyle: { color: colour("edge") } },
      axisLabel: { color: colour("soft"), hideOverlap: true },
      splitLine: { lineStyle: { color: colour("edge"), opacity: 0.6 } },
      nameTextStyle: { color: colour("soft") },
    };
  }
  const line = (name, points, tint, more) => Object.assign(
    { name, type: "line", data: points, showSymbol: false, sampling: "lttb", lineStyle: { width: 1.4, color: tint }, itemStyle: { color: tint } },
    more || {});

  // ---- the main chart: price, indicators, equity, drawdown on one time axis ----
  function mainOption() {
    const p = data.prices[state.symbol];
    const e = data.equity;
    const below = p ? p.lines.filter((l) => !l.over) : [];
    const grids = [];
    const left = narrow() ? 46 : 64;
    const rows = [];
    if (p) rows.push(["price", below.length ? 36 : 44]);
    if (below.length) rows.push(["below", 12]);
    rows.push(["equity", p ? 28 : 60], ["fall", p ? 16 : 28]);
    const spare = 100 - 11 - (rows.length - 1) * 4.5;
    const sum = rows.reduce((s, r) => s + r[1], 0);
    let top = 7;
    const index = {};
    for (const [name, weight] of rows) {
      const height = (weight / sum) * (spare - 4);
      index[name] = grids.length;
      grids.push({ left, right: 14, top: top + "%", height: height + "%" });
      top += height + 4.5;
    }
    const style = axes();
    const last = grids.length - 1;
    const xAxis = grids.map((_, i) => Object.assign({}, style, {
      type: "time", gridIndex: i, axisLabel: Object.assign({}, style.axisLabel, { show: i === last }),
      axisPointer: { show: true, label: { show: false }, lineStyle: { color: colour("soft"), type: "dashed" } },
      min: "dataMin", max: "dataMax", splitLine: { show: false },
    }));
    const yAxis = rows.map(([name], i) => Object.assign({}, style, {
      gridIndex: i, scale: name !== "fall", type: state.log && (name === "price" || name === "equity") ? "log" : "value",
      logBase: 2, splitNumber: name === "price" || name === "equity" ? 5 : 2,
      name: { price: p ? p.symbol : "", below: "indicators", equity: "equity", fall: "drawdown" }[name],
      nameLocation: "end", nameGap: 6, nameTextStyle: { color: colour("soft"), align: "left" },
      axisLabel: Object.assign({}, style.axisLabel, { formatter: name === "fall" ? label : (v) => short.format(v) }),
    }));
    const series = [];
    if (p) {
      const on = { xAxisIndex: index.price, yAxisIndex: index.price };
      if (!state.candles) {
        series.push(line(p.symbol, pairs(p.t, p.c), colour("ink"), Object.assign({ z: 3 }, on)));
      } else {
        series.push(Object.assign({
          name: p.symbol, type: "candlestick", large: false, barMaxWidth: 12, z: 3,
          data: p.t.map((t, i) => [t, p.o[i], p.c[i], p.l[i], p.h[i]]),
          itemStyle: { color: colour("back"), color0: colour("ink"), borderColor: colour("ink"), borderColor0: colour("ink") },
        }, on));
      }
      const tints = ["one", "two", "three", "four"].map(colour);
      p.lines.forEach((l, i) => {
        const grid = l.over ? index.price : index.below;
        series.push(line(l.name, pairs(p.t, l.v), tints[i % 4], { xAxisIndex: grid, yAxisIndex: grid, connectNulls: false, lineStyle: { width: 1.2, color: tints[i % 4], type: i > 3 ? "dashed" : "solid" } }));
      });
      const f = p.fills;
      for (const [name, sign, shape, tint] of [["bought", 1, "triangle", "gain"], ["sold", -1, "triangle", "loss"]]) {
        const points = [];
        for (let i = 0; i < f.t.length; i++) if (Math.sign(f.q[i]) === sign) points.push([f.t[i], f.p[i], f.q[i], f.order[i]]);
        series.push(Object.assign({
          name, type: "scatter", progressive: 0, data: points, symbol: shape, symbolRotate: sign < 0 ? 180 : 0,
          symbolSize: points.length > 2000 ? 5 : narrow() ? 8 : 10, z: 5,
          itemStyle: { color: colour(tint), borderColor: colour("back"), borderWidth: points.length > 2000 ? 0 : 1 },
        }, on));
      }
    }
    const onEquity = { xAxisIndex: index.equity, yAxisIndex: index.equity };
    if (e.low && e.high) {
      const lowest = pairs(e.t, e.low.map((v, i) => Math.min(v, e.high[i])));
      const width = pairs(e.t, e.low.map((v, i) => Math.abs(e.high[i] - v)));
      series.push(line("band", lowest, "transparent", Object.assign({ stack: "band", sampling: undefined, lineStyle: { opacity: 0 } }, onEquity)));
      series.push(line("band", width, colour("band"), Object.assign({ stack: "band", sampling: undefined, lineStyle: { opacity: 0 }, areaStyle: { color: colour("band"), opacity: 0.25 } }, onEquity)));
    }
    if (e.b) series.push(line("benchmark", pairs(e.t, e.b), colour("held"), onEquity));
    series.push(line("equity", pairs(e.t, e.e), colour("run"), onEquity));
    series.push(line("drawdown", pairs(e.t, e.d), colour("loss"), { xAxisIndex: index.fall, yAxisIndex: index.fall, areaStyle: { color: colour("loss"), opacity: 0.2 } }));
    const all = grids.map((_, i) => i);
    return Object.assign(base(), {
      grid: grids, xAxis, yAxis, series,
      legend: { type: "scroll", top: 0, left, textStyle: { color: colour("ink") }, pageTextStyle: { color: colour("ink") }, data: [...new Set(series.map((s) => s.name))].filter((n) => n !== "drawdown") },
      axisPointer: { link: [{ xAxisIndex: "all" }] },
      tooltip: { trigger: "axis", showContent: false, axisPointer: { type: "line", snap: false } },
      dataZoom: [
        { type: "inside", xAxisIndex: all, filterMode: "filter" },
        { type: "slider", xAxisIndex: all, filterMode: "filter", height: 18, bottom: 6, borderColor: colour("edge"), textStyle: { color: colour("soft") }, fillerColor: colour("edge") + "66", showDataShadow: false, labelFormatter: (v) => (Number.isFinite(v) ? time(v) : "") },
      ],
    });
  }
  function floor(times, at) {
    let low = 0, high = times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (times[middle] <= at) low = middle + 1; else high = middle;
    }
    return low - 1;
  }
  function ceil(times, at) {
    const i = floor(times, at - 0.5) + 1;
    return Math.min(i, times.length - 1);
  }
  function readout(at) {
    const out = byId("readout");
    out.textContent = "";
    const add = (label, value) => {
      out.append((out.childNodes.length ? "   " : "") + label + " ");
      const b = document.createElement("b");
      b.textContent = value;
      out.append(b);
    };
    const p = data.prices[state.symbol];
    const e = data.equity;
    const i = floor(e.t, at);
    add("", time(at));
    if (p) {
      const k = ceil(p.t, at);
      if (k >= 0) {
        add("open", full.format(p.o[k]));
        add("high", full.format(p.h[k]));
        add("low", full.format(p.l[k]));
        add("close", full.format(p.c[k]));
        for (const l of p.lines) if (l.v[k] !== null) add(l.name, full.format(l.v[k]));
      }
    }
    if (i >= 0) {
      add("equity", two.format(e.e[i]));
      if (e.b) add("benchmark", two.format(e.b[i]));
      add("drawdown", percent(e.d[i]));
    }
  }

  // ---- why: what was known and asked at one bar ----
  function why(at) {
    const panel = byId("why");
    const p = data.prices[state.symbol];
    if (!p) return;
    const k = ceil(p.t, at);
    const until = p.t[k];
    const from = k > 0 ? p.t[k - 1] : -Infinity;
    panel.textContent = "";
    panel.hidden = false;
    const title = document.createElement("h3");
    title.textContent = p.symbol + ", " + (p.joined > 1 ? p.joined + " bars up to " : "bar that ended ") + time(until);
    panel.append(title);
    const say = (text) => { const line = document.createElement("p"); line.textContent = text; panel.append(line); };
    say("open " + full.format(p.o[k]) + ", high " + full.format(p.h[k]) + ", low " + full.format(p.l[k]) + ", close " + full.format(p.c[k]));
    const known = p.lines.map((l) => l.name + " " + (l.v[k] === null ? "not ready" : full.format(l.v[k])));
    if (known.length) say("Indicators: " + known.join(", "));
    const noted = [];
    for (const one of data.records) {
      const j = floor(one.t, until);
      if (j >= 0 && one.t[j] > from) noted.push(one.name + " " + full.format(one.v[j]));
    }
    say(noted.length ? "Recorded by the strategy: " + noted.join(", ") : "The strategy recorded nothing here (context.record).");
    const rows = [...document.querySelectorAll("table.orders tbody tr")].filter((row) => {
      const asked = +row.dataset.from;
      return row.dataset.symbol === p.symbol && asked > from && asked <= until;
    });
    if (rows.length) {
      const head = document.querySelector("table.orders thead").cloneNode(true);
      const table = document.createElement("table");
      const body = document.createElement("tbody");
      for (const row of rows) body.append(row.cloneNode(true));
      table.append(head, body);
      const scroll = document.createElement("div");
      scroll.className = "scroll";
      scroll.append(table);
      panel.append(scroll);
    } else {
      const shown = document.querySelectorAll("table.orders tbody tr").length;
      say(shown < +(byId("chart").dataset.orders || shown)
        ? "None of the orders listed below was asked for here; the list is cut, orders.csv has all."
        : "No order was asked for here: the strategy submitted nothing, or its target was met already. Risk had nothing to answer.");
    }
  }

  // Few bars in sight are candles, many are a line.
  function candles() {
    const p = data.prices[state.symbol];
    const all = main.getOption().dataZoom[0];
    const inSight = p ? (p.t.length * (all.end - all.start)) / 100 : 0;
    const wanted = inSight > 0 && inSight <= CANDLES;
    if (wanted === state.candles) return;
    state.candles = wanted;
    main.setOption(mainOption(), { replaceMerge: ["series"] });
  }

  function zoom(from, until) {
    if (!main) return;
    const pad = Math.max((until - from) * 0.25, isDaily() ? 15 * 864e5 : 36e5);
    main.dispatchAction({ type: "dataZoom", startValue: from - pad, endValue: until + pad });
    byId("chart").scrollIntoView({ block: "start" });
  }

  // ---- the smaller charts ----
  function small(id, option) {
    const holder = byId(id);
    if (!holder) return;
    if (!option) { holder.parentElement.hidden = true; return; }
    const chart = echarts.init(holder);
    chart.setOption(option());
    charts.push({ chart, option });
  }
  const tip = (form) => ({
    trigger: "axis", confine: true, backgroundColor: colour("card"), borderColor: colour("edge"), textStyle: { color: colour("ink") },
    valueFormatter: form,
  });
  function lines(series, form, more) {
    const style = axes();
    return Object.assign(base(), {
      grid: { left: narrow() ? 46 : 64, right: 14, top: 34, bottom: 28 },
      legend: { top: 0, textStyle: { color: colour("ink") } },
      tooltip: tip(form),
      xAxis: Object.assign({}, style, { type: "time", splitLine: { show: false } }),
      yAxis: Object.assign({}, style, { scale: true, axisLabel: Object.assign({}, style.axisLabel, { formatter: form }) }),
      series,
    }, more || {});
  }
  const number = (v) => (v === null || v === undefined ? "n/a" : (+v).toFixed(2));
  function rollingOption() {
    const r = data.rolling;
    const series = [
      line("Sharpe", pairs(r.t, r.sharpe), colour("run")),
      line("volatility (right)", pairs(r.t, r.volatility), colour("three"), { yAxisIndex: 1 }),
    ];
    if (r.beta.some((v) => v !== null)) series.push(line("beta", pairs(r.t, r.beta), colour("two"), { lineStyle: { width: 1.4, type: "dashed", color: colour("two") } }));
    const option = lines(series, number);
    const style = axes();
    option.grid.right = 56;
    option.yAxis = [option.yAxis, Object.assign({}, style, { scale: true, splitLine: { show: false }, axisLabel: Object.assign({}, style.axisLabel, { formatter: label }) })];
    return option;
  }
  function heldOption() {
    const e = data.equity;
    return lines([
      line("gross", pairs(e.t, e.gross), colour("run"), { areaStyle: { color: colour("run"), opacity: 0.15 } }),
      line("net", pairs(e.t, e.net), colour("loss"), { lineStyle: { width: 1.2, type: "dashed", color: colour("loss") } }),
    ], label);
  }
  function allocationOption() {
    const a = data.allocation;
    const tints = ["run", "one", "two", "three", "four", "loss"].map(colour);
    const area = (one, k) => {
      const tint = k === a.shares.length - 1 && k === 10 ? colour("held") : tints[k % tints.length];
      const opacity = k < tints.length ? 0.55 : 0.25;
      return line(one.name, pairs(a.t, one.v), tint, { stack: "shares", sampling: undefined, step: "end", lineStyle: { width: 0.6, color: tint, opacity }, itemStyle: { color: tint, opacity }, areaStyle: { color: tint, opacity } });
    };
    const option = lines(a.shares.map(area), label);
    option.legend = { type: "scroll", top: 0, icon: "rect", textStyle: { color: colour("ink") }, pageTextStyle: { color: colour("ink") } };
    return option;
  }
  function excursionsOption() {
    const x = data.trades;
    const style = axes();
    const points = (won) => x.mae.map((v, i) => [-v, x.mfe[i], x.net[i], i]).filter((q) => (q[2] > 0) === won);
    return Object.assign(base(), {
      grid: { left: narrow() ? 50 : 74, right: 20, top: 34, bottom: 46 },
      legend: { top: 0, textStyle: { color: colour("ink") } },
      tooltip: {
        trigger: "item", confine: true, backgroundColor: colour("card"), borderColor: colour("edge"), textStyle: { color: colour("ink") },
        formatter: (o) => time(x.t[o.value[3]]) + " .. " + time(x.until[o.value[3]]) + "<br/>net " + percent(o.value[2]) + ", MAE " + percent(-o.value[0]) + ", MFE " + percent(o.value[1]),
      },
      xAxis: Object.assign({}, style, { type: "value", name: "went against us, of entry", nameLocation: "middle", nameGap: 28, axisLabel: Object.assign({}, style.axisLabel, { formatter: label }) }),
      yAxis: Object.assign({}, style, { type: "value", name: "went our way, of entry", nameLocation: "end", nameTextStyle: { align: "left", color: colour("soft") }, axisLabel: Object.assign({}, style.axisLabel, { formatter: label }) }),
      series: [
        { name: "won", type: "scatter", data: points(true), symbolSize: 8, itemStyle: { color: colour("gain"), opacity: 0.75 } },
        { name: "lost", type: "scatter", data: points(false), symbol: "diamond", symbolSize: 9, itemStyle: { color: colour("loss"), opacity: 0.75 } },
      ],
    });
  }
  function fanOption() {
    const f = data.fan;
    const style = axes();
    const part = (low, high, opacity, name) => [
      { name, type: "line", stack: name, showSymbol: false, data: pairs(f.step, f[low]), lineStyle: { opacity: 0 }, itemStyle: { color: colour("band") } },
      { name, type: "line", stack: name, showSymbol: false, data: f.step.map((s, i) => [s, f[high][i] - f[low][i]]), lineStyle: { opacity: 0 }, areaStyle: { color: colour("band"), opacity }, itemStyle: { color: colour("band"), opacity } },
    ];
    return Object.assign(base(), {
      grid: { left: narrow() ? 46 : 64, right: 14, top: 34, bottom: 46 },
      legend: { top: 0, textStyle: { color: colour("ink") }, data: ["5 % to 95 %", "25 % to 75 %", "half"] },
      xAxis: Object.assign({}, style, { type: "value", min: 0, max: f.step[f.step.length - 1], name: "returns", nameLocation: "middle", nameGap: 28, splitLine: { show: false } }),
      yAxis: Object.assign({}, style, { type: "value", scale: true, axisLabel: Object.assign({}, style.axisLabel, { formatter: (v) => short.format(v) }) }),
      series: [...part("q5", "q95", 0.18, "5 % to 95 %"), ...part("q25", "q75", 0.3, "25 % to 75 %"), line("half", pairs(f.step, f.q50), colour("run"))],
    });
  }

  // ---- tables ----
  function sortable(table) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, k) => {
      head.tabIndex = 0;
      const sort = () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((h) => h.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const value = (row) => {
          const text = row.cells[k].textContent;
          const number = parseFloat(text.replace(/[,+ %]/g, ""));
          return head.classList.contains("number") ? (Number.isNaN(number) ? -Infinity : number) : text;
        };
        const rows = [...table.tBodies[0].rows].map((row) => [value(row), row]);
        rows.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0) * (down ? -1 : 1));
        table.tBodies[0].append(...rows.map((r) => r[1]));
      };
      head.addEventListener("click", sort);
      head.addEventListener("keydown", (event) => { if (event.key === "Enter") sort(); });
    });
  }
  function zoomable(table) {
    table.addEventListener("click", (event) => {
      const row = event.target.closest("tr[data-from]");
      if (!row) return;
      const k = data ? data.prices.findIndex((p) => p.symbol === row.dataset.symbol) : -1;
      if (k >= 0 && k !== state.symbol) pick(k);
      zoom(+row.dataset.from, +(row.dataset.until || row.dataset.from));
      if (table.classList.contains("orders")) why(+row.dataset.from);
    });
  }
  function csv(table) {
    const cell = (c) => (/[",\n]/.test(c.textContent) ? '"' + c.textContent.replace(/"/g, '""') + '"' : c.textContent);
    return [...table.rows].filter((r) => !r.hidden).map((r) => [...r.cells].map(cell).join(",")).join("\n");
  }
  document.querySelectorAll("table.sort").forEach(sortable);
  document.querySelectorAll("table.zoom").forEach(zoomable);
  document.querySelectorAll(".heat td[data-year]").forEach((cell) => cell.addEventListener("click", () => {
    const year = +cell.dataset.year, month = +cell.dataset.month;
    zoom(Date.UTC(year, month ? month - 1 : 0, 1), month ? Date.UTC(year, month, 1) : Date.UTC(year + 1, 0, 1));
  }));
  document.querySelectorAll(".slices").forEach((group) => {
    const slider = group.querySelector("input[type=range]");
    if (!slider) return;
    const slices = [...group.querySelectorAll("[data-slice]")];
    const show = () => {
      slices.forEach((slice, i) => { slice.hidden = i !== +slider.value; });
      const value = slices[+slider.value].dataset.slice;
      group.querySelector("output").textContent = value;
      slider.setAttribute("aria-valuetext", value);
    };
    slider.addEventListener("input", show);
    show();
  });
  if (byId("filter")) {
    const table = document.querySelector("table.trades");
    byId("filter").addEventListener("input", (event) => {
      const wanted = event.target.value.toLowerCase();
      for (const row of table.tBodies[0].rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
    });
    byId("copy").addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(csv(table));
        byId("copy").textContent = "copied";
      } catch (refused) {
        byId("copy").textContent = "the browser refused; see trades.csv";
      }
    });
  }

  // ---- wiring ----
  function redraw() {
    for (const one of charts) one.chart.setOption(one.option(), { notMerge: false, replaceMerge: ["series", "xAxis", "yAxis", "grid"] });
  }
  function pick(k) {
    state.symbol = k;
    byId("symbol").value = String(k);
    byId("why").hidden = true;
    state.candles = false;
    candles();
    main.setOption(mainOption(), { replaceMerge: ["series", "xAxis", "yAxis", "grid"] });
  }
  function theme(name) {
    root.dataset.theme = name;
    redraw();
  }
  function logarithmic() {
    state.log = !state.log;
    main.setOption(mainOption(), { replaceMerge: ["yAxis"] });
  }
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
  function draw() {
    const holder = byId("main");
    if (!holder) return;
    holder.textContent = "";
    state.candles = data.prices.length > 0 && data.prices[0].t.length <= CANDLES;
    main = echarts.init(holder);
    charts.push({ chart: main, option: mainOption });
    main.setOption(mainOption());
    const select = byId("symbol");
    data.prices.forEach((p, i) => {
      const option = document.createElement("option");
      option.value = String(i);
      option.textContent = p.symbol + " " + p.size;
      select.append(option);
    });
    select.parentElement.hidden = data.prices.length < 2;
    select.addEventListener("change", () => pick(+select.value));
    let waiting = 0;
    main.on("datazoom", () => { clearTimeout(waiting); waiting = setTimeout(candles, 60); });
    main.on("updateAxisPointer", (event) => {
      const info = event.axesInfo && event.axesInfo[0];
      if (info) readout(info.value);
    });
    main.getZr().on("click", (event) => {
      const at = main.convertFromPixel({ xAxisIndex: 0 }, event.offsetX);
      if (Number.isFinite(at)) why(at);
    });
    const e = data.equity;
    if (e.t.length) readout(e.t[e.t.length - 1]);
    small("rolling", data.rolling.t.length > 1 ? rollingOption : null);
    small("held", e.t.length > 1 ? heldOption : null);
    small("allocation", data.allocation && data.allocation.shares.length > 0 ? allocationOption : null);
    small("excursions", data.trades.t.length > 0 ? excursionsOption : null);
    small("fan", data.fan ? fanOption : null);
  }
  function press(event) {
    if (/INPUT|SELECT|TEXTAREA/.test(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey || !main) return;
    const shown = main.getOption().dataZoom[0];
    const span = shown.end - shown.start;
    const move = (by) => {
      const start = Math.max(0, Math.min(100 - span, shown.start + by));
      main.dispatchAction({ type: "dataZoom", start, end: start + span });
    };
    switch (event.key) {
      case "t": theme(isDark() ? "light" : "dark"); break;
      case "l": logarithmic(); break;
      case "0": main.dispatchAction({ type: "dataZoom", start: 0, end: 100 }); break;
      case "ArrowLeft": move(-span / 5); break;
      case "ArrowRight": move(span / 5); break;
      default: return;
    }
    event.preventDefault();
  }
  function comparedOption() {
    const tints = ["run", "loss", "one", "two", "three", "four"].map(colour);
    const kinds = ["solid", "dashed", "dotted"];
    return lines(data.lines.map((l, i) => line(l.name, pairs(l.t, l.e), tints[i % 6], { lineStyle: { width: 1.6, color: tints[i % 6], type: kinds[Math.floor(i / 2) % 3] } })), number);
  }
  function decodeLines(raw) {
    for (const l of raw.lines) {
      l.t = column(l.t, 0);
      l.e = column(l.e, 5);
    }
    return raw;
  }
  function themed() {
    byId("theme").addEventListener("click", () => theme(isDark() ? "light" : "dark"));
    let waiting = 0;
    const fit = () => { for (const one of charts) one.chart.resize(); };
    window.addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(() => { fit(); redraw(); }, 120); });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
    const kept = { theme: "" };
    window.addEventListener("beforeprint", () => { kept.theme = root.dataset.theme || ""; root.dataset.theme = "light"; for (const one of charts) one.chart.resize({ width: 680, height: one.chart === main ? 560 : 280 }); redraw(); });
    window.addEventListener("afterprint", () => { if (kept.theme) root.dataset.theme = kept.theme; else delete root.dataset.theme; for (const one of charts) one.chart.resize({ width: "auto", height: "auto" }); redraw(); });
    root.dataset.ready = String(charts.length);
  }
  async function start() {
    const raw = await unpack();
    if (!raw) {
      if (byId("charts-data")) byId("main").append("This browser is too old to draw the charts; the tables say the same.");
      return;
    }
    if (raw.lines) {
      data = Object.assign({ prices: [] }, decodeLines(raw));
      small("compared", comparedOption);
      themed();
      return;
    }
    data = decode(raw);
    draw();
    document.addEventListener("keydown", press);
    byId("log").addEventListener("click", logarithmic);
    byId("whole").addEventListener("click", () => main.dispatchAction({ type: "dataZoom", start: 0, end: 100 }));
    themed();
  }
  start();
})();
