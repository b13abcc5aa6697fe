"""quizzer turns a document into questions, and questions into memory.

A map of the package, in the order data flows:

documents   a file becomes a Document
generate    a Document becomes Facts, and Facts become Questions
formats     question sets are read and written, one file format a module
store       one learner's SQLite file: sets, cards and the event log
memory      FSRS-6 and study days: when a card comes back
answers     is what was typed right?
study       one sitting: queue, ask, judge, rate, record
terminal    everything a person sees or types
cli         commands: read arguments, wire the parts, report
"""

__version__ = "0.1.0"
