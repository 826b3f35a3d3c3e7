// Draws the dashboard's charts with the Chart.js that nopCommerce ships. Where it does not load, the tables are there.
(function () {
    'use strict';

    var text = '#495057';

    // both axes have their zero at the same height: a line at nothing is not drawn where bars go down to
    function alignZeros(data, figures, balance) {
        function most(lines, sign) {
            return data.labels.reduce(function (top, label, index) {
                return Math.max(top, data.series.reduce(function (sum, series) {
                    return series.line === lines ? sum + Math.max(0, sign * series.values[index]) : sum;
                }, 0));
            }, 0);
        }
        var up = most(false, 1), down = most(false, -1), top = most(true, 1) * 1.05 || 1;
        if (up === 0)
            up = down || 1;
        figures.ticks.includeBounds = false;
        figures.max = up * 1.05;
        figures.min = -down * 1.05;
        balance.max = top;
        balance.min = -top * down / up;
    }

    function draw(canvas) {
        var data = JSON.parse(canvas.dataset.loyaltyChart);
        var rtl = getComputedStyle(canvas).direction === 'rtl';
        // the tables' digits
        var locale = canvas.dataset.culture + '-u-nu-latn';
        var number = new Intl.NumberFormat(locale);
        var brief = new Intl.NumberFormat(locale, { notation: 'compact' });
        var stacked = data.series.length > 1;

        if (data.lying)
            canvas.parentElement.style.height = Math.max(120, data.labels.length * 34 + 50) + 'px';

        var figures = {
            beginAtZero: true,
            stacked: stacked,
            reverse: data.lying && rtl,
            position: data.lying ? 'bottom' : rtl ? 'right' : 'left',
            grid: { color: 'rgba(0,0,0,.08)' },
            ticks: { color: text, precision: 0, maxTicksLimit: 6, callback: function (value) { return brief.format(value); } }
        };
        var names = {
            stacked: stacked,
            reverse: !data.lying && rtl,
            position: data.lying ? (rtl ? 'right' : 'left') : 'bottom',
            grid: { display: false },
            ticks: { color: text, autoSkip: !data.lying, maxRotation: data.lying ? 0 : 50, callback: function (value) {
                var label = this.getLabelForValue(value);
                return data.lying && label.length > 24 ? label.slice(0, 23) + '…' : label;
            } }
        };
        var scales = data.lying ? { x: figures, y: names } : { x: names, y: figures };
        if (data.series.some(function (series) { return series.line; })) {
            scales.balance = {
                position: rtl ? 'left' : 'right',
                grid: { drawOnChartArea: false },
                ticks: { color: text, precision: 0, maxTicksLimit: 6, includeBounds: false, callback: function (value) { return value < 0 ? '' : brief.format(value); } }
            };
            alignZeros(data, figures, scales.balance);
        }

        new Chart(canvas, {
            type: 'bar',
            data: {
                labels: data.labels,
                datasets: data.series.map(function (series) {
                    return series.line
                        ? { type: 'line', label: series.label, data: series.values, yAxisID: 'balance', order: 0, stack: 'balance',
                            borderColor: series.color, backgroundColor: series.color, borderWidth: 2, pointRadius: data.labels.length > 40 ? 0 : 2, pointHitRadius: 12 }
                        : { label: series.label, data: series.values, order: 1, stack: 'bars', backgroundColor: series.color, maxBarThickness: 48 };
                })
            },
            options: {
                indexAxis: data.lying ? 'y' : 'x',
                locale: locale,
                maintainAspectRatio: false,
                animation: window.matchMedia('(prefers-reduced-motion: reduce)').matches ? false : { duration: 300 },
                interaction: { mode: 'index', axis: data.lying ? 'y' : 'x', intersect: false },
                scales: scales,
                plugins: {
                    legend: { display: stacked, rtl: rtl, textDirection: rtl ? 'rtl' : 'ltr', labels: { color: text, boxWidth: 14 } },
                    tooltip: {
                        rtl: rtl,
                        textDirection: rtl ? 'rtl' : 'ltr',
                        // what goes down is said as it is in the table
                        callbacks: { label: function (item) { return item.dataset.label + ': ' + number.format(Math.abs(item.raw)); } }
                    }
                }
            }
        });
    }

    function drawAll() {
        document.querySelectorAll('canvas[data-loyalty-chart]').forEach(function (canvas) {
            if (window.Chart)
                draw(canvas);
            else {
                canvas.parentElement.hidden = true;
                canvas.closest('.card-body').querySelector('details').open = true;
            }
        });
    }

    if (document.readyState === 'loading')
        document.addEventListener('DOMContentLoaded', drawAll);
    else
        drawAll();
})();
