"""The commit: what counts is what the manifest names."""

import json
import os

import pytest

pytest.importorskip("pyspark")

from gongkai_spark import dataset
from gongkai_spark.errors import GongkaiError


def stage(folder: str, job: str, name: str, text: str) -> str:
    staging = os.path.join(folder, dataset.STAGING, job)
    os.makedirs(staging, exist_ok=True)
    path = os.path.join(staging, name)
    with open(path, "w") as file:
        file.write(text)
    return path


def commit(folder: str, names: list, replaces: bool, size: int = 2, spark: dict = {}) -> None:
    staged = {name: stage(folder, "job", name + ".attempt", "a\n") for name in names}
    parts = [dataset.Part(name, 1, size, "0" * 64) for name in names]
    dataset.commit(folder, dataset.Manifest("csv", spark, {"fields": []}, parts), staged, replaces)
    dataset.clean(folder, "job")


def test_a_dataset_is_its_manifest(tmp_path) -> None:
    folder = str(tmp_path)
    commit(folder, ["one.csv", "two.csv"], False)
    assert sorted(os.listdir(folder)) == ["_SUCCESS", "_schema.json", "one.csv", "two.csv"]
    commit(folder, ["three.csv"], False)
    assert [part.path for part in dataset.read_manifest(folder).parts] == ["one.csv", "two.csv", "three.csv"]
    commit(folder, ["four.csv"], True)
    assert sorted(os.listdir(folder)) == ["_SUCCESS", "_schema.json", "four.csv"]


def test_another_schema_is_not_appended_and_nothing_changes(tmp_path) -> None:
    folder = str(tmp_path)
    commit(folder, ["one.csv"], False)
    with pytest.raises(GongkaiError):
        commit(folder, ["two.csv"], False, spark={"type": "struct"})
    assert [part.path for part in dataset.read_manifest(folder).parts] == ["one.csv"]
    assert "two.csv" not in os.listdir(folder)


def test_a_part_that_is_not_as_it_was_written_stops_the_commit(tmp_path) -> None:
    folder = str(tmp_path)
    with pytest.raises(GongkaiError):
        commit(folder, ["one.csv"], False, size=3)
    assert os.listdir(folder) == [dataset.STAGING]
    dataset.clean(folder, "job")
    assert not os.path.exists(folder)


def test_a_commit_that_breaks_off_leaves_no_part(tmp_path, monkeypatch) -> None:
    folder = str(tmp_path)
    commit(folder, ["one.csv"], False)

    def broken(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(dataset, "_write", broken)
    with pytest.raises(OSError):
        commit(folder, ["two.csv"], True)
    assert [part.path for part in dataset.read_manifest(folder).parts] == ["one.csv"]
    assert "two.csv" not in os.listdir(folder)


def test_files_of_others_are_not_mixed_with_ours(tmp_path) -> None:
    (tmp_path / "other.csv").write_text("a\n")
    with pytest.raises(GongkaiError):
        commit(str(tmp_path), ["one.csv"], False)


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"gongkai": 2}', '{"gongkai": 1, "parts": [{"path": "../x", "records": 1, "bytes": 1, "sha256": ""}]}']
)
def test_a_manifest_that_is_none_is_refused(tmp_path, text: str) -> None:
    (tmp_path / dataset.MANIFEST).write_text(text)
    with pytest.raises(GongkaiError):
        dataset.read_manifest(str(tmp_path))


def test_paths_of_other_systems_are_refused(tmp_path) -> None:
    assert dataset.local_path("file:/a%20b") == "/a b"
    assert dataset.local_path("file:///a") == "/a"
    assert dataset.local_path("/a") == "/a"
    with pytest.raises(GongkaiError):
        dataset.local_path("hdfs://host/a")


def test_the_manifest_is_json_with_the_table_schema(tmp_path) -> None:
    commit(str(tmp_path), ["one.csv"], False)
    said = json.loads((tmp_path / dataset.MANIFEST).read_text())
    assert said["schema"] == json.loads((tmp_path / dataset.SCHEMA).read_text())
    assert said["parts"][0] == {"path": "one.csv", "records": 1, "bytes": 2, "sha256": "0" * 64}
