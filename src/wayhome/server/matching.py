"""Turn the options of `wayhome match` into what the matching room is asked."""

import argparse

from wayhome.matching.batch.days import DateOrder
from wayhome.matching.batch.engines.engine import EngineName
from wayhome.matching.batch.linking import Request
from wayhome.matching.batch.lookup import LookupRequest


def linking_request(options: argparse.Namespace) -> Request:
    """Return what `link` or `dedupe` asks for."""
    linking = options.do == "link"
    return Request(
        files=(options.left, options.right) if linking else (options.left,),
        out=options.out,
        columns=options.map,
        clusters=options.clusters,
        largest=options.largest,
        different=options.different,
        one_to_one=linking and options.one_to_one,
        order=DateOrder(options.dates) if options.dates else None,
        at_least=options.at_least,
        work=options.work,
        memory=options.memory,
        threads=options.threads,
        engine=EngineName(options.engine),
    )


def lookup_request(options: argparse.Namespace) -> LookupRequest:
    """Return what `lookup` asks for."""
    return LookupRequest(
        register=options.register,
        queries=options.queries,
        out=options.out,
        top=options.top,
        columns=options.map,
        order=DateOrder(options.dates) if options.dates else None,
        work=options.work,
        memory=options.memory,
        threads=options.threads,
    )
