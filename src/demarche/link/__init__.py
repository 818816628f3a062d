"""Links records of many documents: copies of a text, reports of one happening, what changed, who contradicts whom.

Pure functions over records, sketches, reports and judgements: nothing here reads a store or changes a record.
"""
