"""Which keys a set and its questions may have, and what each takes; the JSON Schema for editors is made of it.

Checks shapes only, all at once; whether a question makes sense is not its business. Every scalar arrives
as text; an editor's YAML sees numbers and booleans too, so the JSON Schema allows them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, ValidationError
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, WithJsonSchema
from pydantic_core import ErrorDetails, core_schema

from quizzer.formats.soundness import DIFFICULTIES
from quizzer.models import Precision, QuestionKind

Path = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)

_SCALAR: JsonSchemaValue = {"type": ["string", "number", "boolean"]}

Text = Annotated[str, WithJsonSchema(_SCALAR)]
Texts = Annotated[list[Text], BeforeValidator(lambda value: value or [])]
Pairs = Annotated[dict[str, Text], BeforeValidator(lambda value: value or {})]


def _one_of(words: Iterable[str]) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "enum": list(words)})


class Place(BaseModel):
    """Where an answer can be checked."""

    model_config = ConfigDict(extra="forbid", title="Source")

    document: Text | None = Field(None, description="Default: the source of the set.")
    section: Text = Field("", description="The heading it stands under.")
    quote: Text = Field("", description="The words that prove the answer.")
    start: Text = Field("", description="The offset of the quote in the document, in characters.")
    end: Text = Field("", description="The offset after the quote.")


TextOrTexts = Annotated[
    Annotated[Text, Tag("text")] | Annotated[list[Text], Tag("list")],
    Discriminator(lambda value: "list" if isinstance(value, list) else "text"),
]
TextOrPlace = Annotated[
    Annotated[Text, Tag("text")] | Annotated[Place, Tag("place")],
    Discriminator(lambda value: "place" if isinstance(value, (Mapping, Place)) else "text"),
]


class Entry(BaseModel):
    """One question. Its kind follows from its keys: answer, choices, cloze, number, date, order or match."""

    model_config = ConfigDict(
        extra="forbid",
        title="Question",
        json_schema_extra={"oneOf": [{"required": ["question"]}, {"required": ["cloze"]}]},
    )

    id: Text | None = Field(None, description="Progress hangs on it. Keep it when you reword the question.")
    type: Annotated[Text, _one_of(QuestionKind)] = Field(
        "", description="Rarely needed. short makes a typed answer of true, no or F."
    )
    question: Text | None = Field(None, description="What is asked, or a statement to judge.")
    cloze: Text | None = Field(
        None, description="A text with gaps: The [[nucleus|cell nucleus]] holds [[DNA]]."
    )
    choices: Texts | None = Field(None, description="All options, the right one among them.")
    answer: TextOrTexts | None = Field(
        None, description="The right answer; with choices, its text, or a list of several right ones."
    )
    accept: Texts = Field([], description="Other writings of the answer that are right too.")
    number: Text | None = Field(None, description="The right number, such as 25000 or 2.5.")
    unit: Text = Field("", description="The unit of the number.")
    tolerance: Text = Field("", description="How far off still counts as right, in the same unit.")
    date: Text | None = Field(None, description="The right date: 1789-07-14, 1789-07 or 1789.")
    precision: Annotated[Text, _one_of(Precision)] = Field(
        "", description="How much of the date is asked for. Default: all that is given."
    )
    order: Texts | None = Field(None, description="The items in the right order.")
    match: Pairs | None = Field(None, description="Each item with its partner.")
    why: Pairs = Field({}, description="A wrong choice and the reason it is wrong.")
    hint: Text = Field("", description="Help that does not give the answer away.")
    explanation: Text = Field("", description="What is shown after the answer.")
    source: TextOrPlace | None = Field(None, description="Where the answer can be checked.")
    tags: Texts = Field([], description="Words to find the question by.")
    difficulty: Annotated[Text, _one_of(DIFFICULTIES)] = Field("", description="easy, medium or hard.")


class Heading(BaseModel):
    """What a set says of itself; its questions are checked one by one."""

    model_config = ConfigDict(extra="forbid")

    title: Text = Field(description="What the set is about.")
    source: Text = Field("", description="Where its questions come from.")
    licence: Text = Field("", description="On what terms it may be used.")
    document: Text = Field("", description="The file it was generated from.")
    questions: list[Any]
    dropped: list[Any] = Field([], description="Questions that a review refused; nobody is asked them.")


class SetFile(Heading):
    """A question set."""

    model_config = ConfigDict(extra="forbid", title="Question set")

    questions: list[Entry] = Field(min_length=1)
    dropped: list[Entry] = Field([], description="Questions that a review refused; nobody is asked them.")


class _Tidy(GenerateJsonSchema):
    """Without the defaults, titles and nulls that tell an editor's user nothing."""

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def make_json_schema() -> str:
    """The JSON Schema of a set, as shipped for editors."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **SetFile.model_json_schema(schema_generator=_Tidy),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def check_shape(model: type[Model], value: object) -> tuple[Model | None, list[tuple[Path, str]]]:
    """The value as a `model`, or everything wrong with its shape: where, and in which words."""
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, [_explain(model, details) for details in error.errors(include_url=False)]


def _explain(model: type[BaseModel], details: ErrorDetails) -> tuple[Path, str]:
    path = tuple(part for index, part in enumerate(details["loc"]) if not (index == 1 and _is_tag(details)))
    name = path[-1] if path else ""
    if details["type"] == "extra_forbidden":
        return path, f'unknown key "{name}"' + _suggest(str(name), Place if len(path) > 1 else model)
    if details["type"] == "missing":
        return path[:-1], f'"{name}" is missing'
    if details["type"] == "list_type":
        return path, f'"{name}" must be a list, such as [a, b]; a text with , or : in it needs quotes there'
    if details["type"] in ("dict_type", "model_type"):
        return path, f'"{name}" must be pairs, such as {{a: b}}'
    if isinstance(name, int):
        return path, f'item {name + 1} of "{path[-2]}" must be text; put it in quotes'
    return path, f'"{name}" must be text; put it in quotes'


def _is_tag(details: ErrorDetails) -> bool:
    return details["loc"][0] in ("answer", "source")


def _suggest(name: str, model: type[BaseModel]) -> str:
    known = list(model.model_fields)
    close = [_OTHER_WORDS.get(name.lower(), ""), *get_close_matches(name.lower(), known, n=1)]
    found = next((word for word in close if word in known), None)
    return f'; did you mean "{found}"?' if found else f"; there are {', '.join(known)}"


_OTHER_WORDS = {
    "options": "choices",
    "correct": "answer",
    "prompt": "question",
    "stem": "question",
    "alternatives": "accept",
    "feedback": "explanation",
    "license": "licence",
    "pairs": "match",
}
