"""The question sets that come with quizzer, and the documents they were made from; README.md names them."""
