"""A set with every kind of question, to copy and change."""

from quizzer.formats.authored.emit import MODELINE

EXAMPLE_SET = f"""\
{MODELINE}
# A line that begins with # is for you; learners never see it.
title: An example
source: Where your questions come from

questions:
  # A typed answer. accept: other answers that are right too.
  - question: Which gas do plants take in for photosynthesis?
    answer: carbon dioxide
    accept: [CO2, carbonic acid gas]
    explanation: Shown after the answer. Leave it out if there is nothing to say.
    tags: [plants]

  # One right option. Name it by its text. why: shown to who chose that one.
  - question: Which of these is a mammal?
    choices: [bat, penguin, frog, trout]
    answer: bat
    why: {{penguin: It lays eggs and has feathers.}}

  # Several right options.
  - question: Which of these numbers are prime?
    choices: [2, 5, 9, 15]
    answer: [2, 5]

  # A statement to call true or false.
  - question: The Earth is nearer to the Sun in July than in January.
    answer: false
    explanation: It is nearest in early January.

  # A text with gaps; after | stand other right writings.
  - cloze: The heart has [[four|4]] chambers, two atria and two [[ventricles]].

  # A number, with unit and how far off is still right.
  - question: How far is it from the Earth to the Moon on average?
    number: 384400
    unit: km
    tolerance: 5000

  # A date; as much of it is asked as you write: 1969-07-20, 1969-07 or 1969.
  - question: When did people first walk on the Moon?
    date: 1969-07-20

  # Items in the right order; learners see them shuffled.
  - question: Put the planets in order, the one nearest to the Sun first.
    order: [Mercury, Venus, Earth, Mars]

  # Pairs to match.
  - question: Match each country with its capital.
    match: {{Canada: Ottawa, Norway: Oslo, Peru: Lima}}
"""
