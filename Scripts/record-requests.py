#!/usr/bin/env python3
"""Records what Launch Library 2's own framework answers to requests.

    pip install django djangorestframework django-filter psycopg2-binary
    Scripts/record-requests.py "dbname=postgres host=/path/of/the/socket user=postgres"

Builds the list of spacecraft with Django REST framework and django-filter, configured as LL2 documents itself, in
an empty PostgreSQL database (encoding UTF-8), and writes Tests/LaunchLibraryTests/Data/recorded-requests.ndjson: every
parameter alone and in pairs, of the embedded spacecraft and of a few with nulls. In the bodies the records are their
ids. Only one thing is other than in LL2: ties go by the id, so that the answers are the same each time.
"""

import itertools
import json
import pathlib
import sys

import django
from django.conf import settings
from django.urls import include, path

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = ROOT / "Tests/LaunchLibraryTests/Data"
SOURCES = {
    "embedded": ROOT / "Sources/LaunchLibrary/Data/spacecraft.json",
    "nulls": DATA / "craft-with-nulls.json",
}
STATUSES = ["Active", "Retired", "Destroyed", "Single Use", "Under construction"]
FIELDS = ["id", "name", "is_placeholder", "in_space", "flights_count", "mission_ends_count"]
DURATIONS = ["time_in_space", "time_docked"]

PLACE = dict(part.split("=") for part in sys.argv[1].split())

settings.configure(
    ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="none", USE_TZ=True,
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "rest_framework", "django_filters"],
    MIDDLEWARE=["django.middleware.common.CommonMiddleware"], DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    DATABASES={"default": {"ENGINE": "django.db.backends.postgresql", "NAME": PLACE.pop("dbname"),
                           "OPTIONS": PLACE}},
    REST_FRAMEWORK={"DEFAULT_AUTHENTICATION_CLASSES": [], "UNAUTHENTICATED_USER": None})
django.setup()

from django.db import connection, models  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils.dateparse import parse_duration  # noqa: E402
from django_filters.rest_framework import DjangoFilterBackend  # noqa: E402
from rest_framework import filters, pagination, routers, serializers, viewsets  # noqa: E402


class Status(models.Model):
    name = models.TextField()

    class Meta:
        app_label = "ll"


class Config(models.Model):
    name = models.TextField()

    class Meta:
        app_label = "ll"


class Spacecraft(models.Model):
    name = models.TextField()
    is_placeholder = models.BooleanField()
    in_space = models.BooleanField()
    time_in_space = models.DurationField(null=True)
    time_docked = models.DurationField(null=True)
    flights_count = models.IntegerField(null=True)
    mission_ends_count = models.IntegerField(null=True)
    status = models.ForeignKey(Status, on_delete=models.CASCADE)
    spacecraft_config = models.ForeignKey(Config, on_delete=models.CASCADE)

    class Meta:
        app_label = "ll"
        verbose_name = "Spacecraft"


class SpacecraftSerializer(serializers.ModelSerializer):
    class Meta:
        model = Spacecraft
        fields = ["id"]


class Pages(pagination.LimitOffsetPagination):
    default_limit = 10
    max_limit = 100


class OrderingByID(filters.OrderingFilter):
    def get_ordering(self, request, queryset, view):
        ordering = super().get_ordering(request, queryset, view)
        return ordering and [*ordering, "id"]


class SpacecraftView(viewsets.ReadOnlyModelViewSet):
    queryset = Spacecraft.objects.order_by("id")
    serializer_class = SpacecraftSerializer
    pagination_class = Pages
    filter_backends = [DjangoFilterBackend, filters.SearchFilter, OrderingByID]
    filterset_fields = ["in_space", "is_placeholder", "name", "spacecraft_config", "status"]
    search_fields = ["name", "spacecraft_config__name"]
    ordering_fields = ["flights_count", "id", "mission_ends_count", "time_docked", "time_in_space"]


router = routers.DefaultRouter()
router.register("spacecraft", SpacecraftView)
urlpatterns = [path("2.3.0/", include(router.urls))]


def load(source):
    models_in_order = [Status, Config, Spacecraft]
    with connection.schema_editor() as editor:
        for model in reversed(models_in_order):
            if model._meta.db_table in connection.introspection.table_names():
                editor.delete_model(model)
        for model in models_in_order:
            editor.create_model(model)
    for number, name in enumerate(STATUSES, start=1):
        Status.objects.create(id=number, name=name)
    for record in json.loads(SOURCES[source].read_text(encoding="utf-8")):
        config = record["spacecraft_config"]
        Config.objects.get_or_create(id=config["id"], defaults={"name": config["name"]})
        values = {field: record[field] for field in FIELDS}
        values |= {field: record[field] and parse_duration(record[field]) for field in DURATIONS}
        Spacecraft.objects.create(**values, status_id=record["status"]["id"], spacecraft_config_id=config["id"])


# The first values of each parameter are those that are also tried in pairs.
VALUES = {
    "embedded": {
        "in_space": (2, ["true", "0", "FALSE", "1", "maybe", ""]),
        "is_placeholder": (2, ["false", "TRUE", "no"]),
        "name": (2, ["DragonFly", "Crew+Dragon", "dragonfly", "+DragonFly%20", "", "+", "a%00"]),
        "spacecraft_config": (3, ["8", "99999", "37", "abc", "%2B8", "08", "8.0", "-1", ""]),
        "status": (3, ["1", "9", "5", "", "+4", "4_", "%D9%A1", "99999999999999999999"]),
        "search": (3, ["dragon", "crew,dragon", "%22dragon+end%22", "zzz", "", "DRAGON%09end", "space+,+shuttle", "x%00"]),
        "ordering": (3, ["-time_in_space", "flights_count,-id", "name", "", "time_docked,%20-id", "+-id", "--id", "ID",
                         "-mission_ends_count,flights_count,-flights_count", "id,id", "time_in%5Fspace%2C-id", "-"]),
        "limit": (3, ["3", "0", "500", "-2", "x", "1_0", "+7+", "2.0", "9999999999999999999999", "%D9%A3", ""]),
        "offset": (3, ["2", "41", "x", "43", "100", "-1", "10", "12", "005", "99999999999999999999999", "1__0"]),
        "mode": (2, ["detailed", "list"]),
        "format": (2, ["json", "xml", "api", ""]),
        "agency": (1, ["121"]),
    },
    "nulls": {
        "in_space": (2, ["true", "false"]),
        "name": (1, ["dragon", "%D0%9F%D1%80%D0%BE%D0%B3%D1%80%D0%B5%D1%81%D1%81+9", "Progress%2B6", "Progress+6"]),
        "status": (2, ["4", "5"]),
        "search": (2, ["progress", "%D0%BF%D1%80%D0%9E%D0%B3", "100%25_3", "%CF%89", "dragon,crew"]),
        "ordering": (5, ["time_in_space", "-time_in_space", "-flights_count,time_docked", "mission_ends_count,-id",
                         "-time_docked,-flights_count", "flights_count", "-mission_ends_count", "time_docked"]),
        "limit": (2, ["4", "5"]),
        "offset": (2, ["3", "6"]),
    },
}
OTHERS = [
    "", "limit=2&limit=3", "in_space=maybe&in_space=true&limit=1", "status=9&status=1&limit=1", "&&limit=2&",
    "a=1;limit=2", "Z=1&a=%7E*()'!&limit=1&Alpha=b+c%2Bd/e?f:@", "x=%zz&y=%C3%A9&z=%FF&limit=1", "%6Cimit=2", "LIMIT=2",
    "b=2&b=1&limit=1&a", "=1&limit=1", "limit=1&offset=1", "limit=10&offset=10", "limit=10&offset=11", "limit=100&offset=43",
]
SINGLES = ["565/", "999/", "abc/", "-1/", "0565/", "%20565/", "99999999999999999999/", "565/?in_space=true",
           "565/?in_space=false", "565/?status=9", "565/?search=zzz", "565/?search=tian&limit=1&offset=30", "5_65/",
           "565/?format=xml", "565/?ordering=-id&mode=detailed", "565/?name=Tianzhou-6", "565/?spacecraft_config=8"]


def requests(source):
    values = VALUES[source]
    queries = [f"{name}={value}" for name, (_, all_values) in values.items() for value in all_values]
    for first, second in itertools.combinations(values, 2):
        for one in values[first][1][: values[first][0]]:
            for other in values[second][1][: values[second][0]]:
                queries.append(f"{second}={other}&{first}={one}")
    if source == "embedded":
        queries += OTHERS
    yield from (f"/2.3.0/spacecraft/?{query}" for query in queries)
    if source == "embedded":
        yield from (f"/2.3.0/spacecraft/{single}" for single in SINGLES)


def main():
    client = Client()
    with open(DATA / "recorded-requests.ndjson", "w", encoding="utf-8") as output:
        for source in SOURCES:
            load(source)
            for request in requests(source):
                response = client.get(
                    request, secure=True, SERVER_NAME="ll.example", HTTP_ACCEPT="application/json")
                # The page for people holds the same; what it is made of is told by the JSON.
                body = None if "format=api" in request else json.loads(response.content)
                if isinstance(body, dict) and "results" in body:
                    body["results"] = [record["id"] for record in body["results"]]
                elif isinstance(body, dict) and "id" in body:
                    body = body["id"]
                line = {"data": source, "request": "https://ll.example" + request, "status": response.status_code, "body": body}
                if body is not None:
                    output.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
