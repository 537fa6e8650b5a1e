"""How to do things here, page by page: the words behind F1 and of the printed handbook.

    model.py     an article: what a page answers, how things are done there, its keys
    articles.py  the articles, in the order of the sidebar, and the keys that work everywhere

A test holds them against the pages, buttons and keys that exist.
"""
