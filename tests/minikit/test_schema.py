"""The schema: everything an author can write is described, and described truly."""

import dataclasses
import inspect

import pytest

from minikit import schema, ui
from minikit.schema import COMPONENTS


def test_every_component_is_described() -> None:
    written = {
        name
        for name, value in vars(ui).items()
        if inspect.isclass(value) and issubclass(value, ui.Node) and value is not ui.Node
    }
    assert set(COMPONENTS) == written


@pytest.mark.parametrize("spec", COMPONENTS.values(), ids=lambda spec: spec.name)
def test_a_description_fits_its_component(spec: schema.ComponentSpec) -> None:
    component = getattr(ui, spec.name)
    fields = {field.name for field in dataclasses.fields(component)} - {"key"}
    assert {field.name for field in spec.fields} == fields
    assert spec.summary.endswith(".")
    for field in spec.fields:
        assert field.kind != "token" or field.default in (*field.tokens, None)
        assert field.kind not in ("text", "icon", "source") or field.maximum
        assert field.kind != "handler" or field.name.startswith("on_")
    assert spec.has_children == ("children" in fields)


@pytest.mark.parametrize("spec", COMPONENTS.values(), ids=lambda spec: spec.name)
def test_what_the_constructor_assumes_is_what_the_schema_says(spec: schema.ComponentSpec) -> None:
    parameters = inspect.signature(getattr(ui, spec.name)).parameters
    for field in spec.properties:
        if field.name in parameters and not field.is_required and field.kind != "handler":
            default = parameters[field.name].default
            assert default in (field.default, inspect.Parameter.empty), field.name


def test_unknown_fields_are_not_found() -> None:
    with pytest.raises(KeyError):
        COMPONENTS["Text"].field("colour")
    assert COMPONENTS["Stepper"].field("on_change").event == "change"
    assert COMPONENTS["Stepper"].field("on_change").event_value == "number"
