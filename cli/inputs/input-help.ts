/** What the commands that read recordings say of the formats. */
export const INPUT_HELP = `
  --from    events  our own NDJSON, one a line: {"name","at","params"?,"session"?,"seq"?,"key"?,"language"?}
            otto    OTTO JSONL, one session a line: {"session","events":[{"aid","ts","type"}]}
            ga4     GA4's BigQuery export as newline-delimited JSON, one event a line
            orders  CSV or Parquet with customer_id, ordered_at, value and, if there, order_id, category, coupon, margin,
                    units, currency; rows below zero are refunds
            uci     the columns of UCI 468, which are features already; a column key, if there, is the key
            default: by the first line, of Parquet by its columns. Any of them may be compressed with gzip.
  --returns with orders: a table of returns with customer_id, day, value
  --worth   with orders: value (default) or margin, for net profit
`;
