"""GIFT, the text format of Moodle: blocks (the file in pieces), answers (what stands in braces), read, write."""
